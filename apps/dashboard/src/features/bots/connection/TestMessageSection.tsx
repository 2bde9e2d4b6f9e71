// A message to oneself: the last proof that sending works.
import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Messenger } from "@parley/contracts/channels";
import { useMutation } from "@tanstack/react-query";
import { Alert } from "@mantine/core";
import { api, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { Section } from "../../../ui/Section.tsx";
import type { ConnectionParams } from "./connectionParams.ts";
import { problemText } from "./problemText.ts";

export function TestMessageSection({ params, channel }: { params: ConnectionParams; channel: Messenger }) {
  const form = useForm({
    initialValues: { to: "", text: t("bots.connection.test.words") },
    validate: {
      to: (value) => (value.trim() === "" ? t("ui.required") : null),
      text: (value) => (value.trim() === "" ? t("ui.required") : null),
    },
  });
  const send = useMutation({
    mutationFn: (body: { to: string; text: string }) => request(api.sendTestMessage, { params, body }),
  });
  const { data } = send;
  return (
    <Section title={t("bots.connection.test")} text={t("bots.connection.test.text")}>
      <form noValidate onSubmit={form.onSubmit((body) => send.mutate(body))}>
        <Group align="flex-start" gap="sm">
          <TextInput
            label={t(`bots.connection.test.to.${channel}`)}
            required
            style={{ flex: "1 1 12rem" }}
            {...form.getInputProps("to")}
          />
          <TextInput
            label={t("bots.connection.test.message")}
            required
            style={{ flex: "2 1 16rem" }}
            {...form.getInputProps("text")}
          />
          <Button type="submit" mt={25} variant="default" loading={send.isPending}>
            {t("bots.connection.test.send")}
          </Button>
        </Group>
      </form>
      <FormError error={send.error} />
      {data ? (
        <Alert mt="sm" color={data.ok ? "green" : "red"} role="status">
          {data.ok
            ? t("bots.connection.test.sent")
            : `${problemText(data.problem?.kind ?? "")} ${data.problem?.code ?? ""} ${data.problem?.detail ?? ""}`}
        </Alert>
      ) : null}
    </Section>
  );
}
