// Saving an answer for next time, without leaving the conversation.

import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { limits } from "@parley/contracts/limits";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../api/client.ts";
import { fieldErrors } from "../../../api/errorText.ts";
import { t } from "../../../i18n/t.ts";
import { notifyDone } from "../../../ui/notify.ts";
import { useInbox } from "../inboxOf.ts";
import { FormError } from "../FormError.tsx";

interface NewQuickReplyProps {
  shortcut: string;
  onClose: () => void;
  onCreated: (text: string) => void;
}

export function NewQuickReply({ shortcut, onClose, onCreated }: NewQuickReplyProps) {
  const { workspaceId } = useInbox();
  const client = useQueryClient();
  const form = useForm({ initialValues: { shortcut, text: "" } });
  const create = useMutation({
    mutationFn: (body: { shortcut: string; text: string }) =>
      request(api.createQuickReply, { params: { workspaceId }, body }),
    onSuccess: (reply) => {
      void client.invalidateQueries({ queryKey: apiKey(api.listQuickReplies) });
      notifyDone(t("inbox.quick.saved"));
      onCreated(reply.text);
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.quick.create")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack>
          <TextInput
            label={t("inbox.quick.shortcut")}
            description={t("inbox.quick.shortcutHint")}
            maxLength={limits.quickReplyShortcutLength}
            required
            data-autofocus
            {...form.getInputProps("shortcut")}
          />
          <Textarea
            label={t("inbox.quick.text")}
            maxLength={limits.messageTextLength}
            autosize
            minRows={3}
            maxRows={10}
            required
            {...form.getInputProps("text")}
          />
          <FormError error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("ui.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("ui.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
