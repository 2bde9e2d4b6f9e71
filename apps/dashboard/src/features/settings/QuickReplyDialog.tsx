// A new quick reply, or a changed one.
import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import type { QuickReply } from "@parley/contracts/api/quickReplies";
import { limits } from "@parley/contracts/limits";
import { api, apiKey, request } from "../../api/client.ts";
import { fieldErrors } from "../../api/errorText.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";

const SHORTCUT = /^[\p{L}\p{N}_-]+$/u;

interface QuickReplyDialogProps {
  /** Absent makes a new one. */
  reply: QuickReply | undefined;
  /** Suggested for a new one. */
  shortcut?: string;
  onSaved?: (reply: QuickReply) => void;
  onClose: () => void;
}

export function QuickReplyDialog({ reply, shortcut = "", onSaved, onClose }: QuickReplyDialogProps) {
  const { id: workspaceId } = useWorkspace();
  const form = useForm({
    initialValues: { shortcut: reply?.shortcut ?? shortcut, text: reply?.text ?? "" },
    validate: {
      shortcut: (value) => (SHORTCUT.test(value.trim()) ? null : t("settings.quickReplies.shortcutInvalid")),
      text: (value) => (value.trim() === "" ? t("ui.required") : null),
    },
  });
  const save = useMutation({
    mutationFn: (body: { shortcut: string; text: string }) =>
      reply
        ? request(api.updateQuickReply, { params: { workspaceId, quickReplyId: reply.id }, body })
        : request(api.createQuickReply, { params: { workspaceId }, body }),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: apiKey(api.listQuickReplies) });
      onSaved?.(saved);
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <FormDialog
      title={t(reply ? "settings.quickReplies.edit" : "settings.quickReplies.new")}
      submitLabel={t("ui.save")}
      onSubmit={form.onSubmit(({ shortcut, text }) =>
        save.mutate({ shortcut: shortcut.trim(), text: text.trim() }),
      )}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t("settings.quickReplies.shortcut")}
        description={t("settings.quickReplies.shortcutHint")}
        leftSection="/"
        maxLength={limits.quickReplyShortcutLength}
        data-autofocus
        {...form.getInputProps("shortcut")}
      />
      <Textarea
        label={t("settings.quickReplies.answer")}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={limits.messageTextLength}
        {...form.getInputProps("text")}
      />
    </FormDialog>
  );
}
