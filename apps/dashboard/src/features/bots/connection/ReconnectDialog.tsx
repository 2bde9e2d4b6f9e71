// New credentials for the same account; conversations and settings stay.
import { PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Messenger } from "@parley/contracts/channels";
import { useMutation } from "@tanstack/react-query";
import { api, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import type { ConnectionParams } from "./connectionParams.ts";

interface ReconnectDialogProps {
  params: ConnectionParams;
  channel: Messenger;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

export function ReconnectDialog({ params, channel, onClose, onDone }: ReconnectDialogProps) {
  const form = useForm({
    initialValues: { token: "", appSecret: "" },
    validate: { token: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const reconnect = useMutation({
    mutationFn: ({ token, appSecret }: { token: string; appSecret: string }) =>
      request(api.reconnectConnection, {
        params,
        body: { token: token.trim(), ...(appSecret.trim() !== "" && { appSecret: appSecret.trim() }) },
      }),
    async onSuccess({ name }) {
      await onDone();
      notifyDone(t("bots.channels.connected", { name }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("bots.connection.reconnect")}
      submitLabel={t("bots.connection.reconnect")}
      onSubmit={form.onSubmit((values) => reconnect.mutate(values))}
      onClose={onClose}
      isPending={reconnect.isPending}
      error={reconnect.error}
    >
      <PasswordInput
        label={t(`bots.channels.token.${channel}`)}
        required
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("token")}
      />
      {channel === "telegram" ? null : (
        <PasswordInput
          label={t("bots.channels.appSecret")}
          description={t("bots.connection.appSecret.hint")}
          autoComplete="off"
          {...form.getInputProps("appSecret")}
        />
      )}
    </FormDialog>
  );
}
