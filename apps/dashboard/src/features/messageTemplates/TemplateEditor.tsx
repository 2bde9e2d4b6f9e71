// Writes a template beside a picture of it. Parts without a field here (files, cards, codes) stay as they were.
import {
  Button,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { MessageTemplate } from "@parley/contracts/api/messageTemplates";
import { templateCategories, templateLimits, type TemplateDraft } from "@parley/contracts/messageTemplates";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, request } from "../../api/client.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { notifyDone } from "../../ui/notify.ts";
import { draftOf, valuesOf, variablesIn, type TemplateValues } from "./editorValues.ts";
import { refreshTemplates } from "./refreshTemplates.ts";
import { TemplatePreview } from "./TemplatePreview.tsx";

interface TemplateEditorProps {
  connectionId: string;
  /** Absent for a new one. */
  template?: MessageTemplate;
  draft: TemplateDraft;
  onClose: () => void;
}

export function TemplateEditor({ connectionId, template, draft, onClose }: TemplateEditorProps) {
  const { id: workspaceId } = useWorkspace();
  const [values, setValues] = useState(() => valuesOf(draft));
  const [kept, setKept] = useState<MessageTemplate | undefined>(template);
  const set = (change: Partial<TemplateValues>) => setValues((known) => ({ ...known, ...change }));
  const content = draftOf(draft, values);
  const isPublished = template !== undefined && template.status !== "DRAFT";
  const isNamed = draft.variables === "named";
  const save = useMutation({
    async mutationFn(submits: boolean) {
      const saved = kept
        ? await request(api.updateMessageTemplate, {
            params: { workspaceId, templateId: kept.id },
            body: { content },
          })
        : await request(api.createMessageTemplate, {
            params: { workspaceId },
            body: { connectionId, content },
          });
      // A second try after a refusal changes this one instead of making another.
      setKept(saved);
      if (submits)
        await request(api.submitMessageTemplate, { params: { workspaceId, templateId: saved.id } });
    },
    async onSuccess(_, submits) {
      notifyDone(submits ? t("templates.submitted", { name: content.name }) : t("templates.saved"));
      onClose();
    },
    onSettled: refreshTemplates,
  });
  const hasMore =
    Boolean(draft.cards || draft.limitedTimeOffer || draft.authentication) ||
    (draft.header !== undefined && draft.header.kind !== "text") ||
    draft.buttons.some(({ kind }) => kind !== "quickReply" && kind !== "url");

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={template ? template.content.name : t("templates.new")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Stack gap="sm">
          <TextInput
            label={t("templates.name")}
            description={t("templates.nameHint")}
            required
            data-autofocus
            disabled={isPublished}
            maxLength={templateLimits.name}
            value={values.name}
            onChange={({ currentTarget: { value } }) =>
              set({ name: value.toLowerCase().replace(/[^a-z0-9_]+/g, "_") })
            }
          />
          <Group grow align="flex-start">
            <Select
              label={t("templates.category")}
              allowDeselect={false}
              disabled={Boolean(draft.authentication)}
              value={values.category}
              data={templateCategories
                .filter((category) => (category === "AUTHENTICATION") === Boolean(draft.authentication))
                .map((value) => ({ value, label: t(`templates.category.${value}`) }))}
              onChange={(value) =>
                set({ category: templateCategories.find((known) => known === value) ?? "UTILITY" })
              }
            />
            <TextInput
              label={t("templates.language")}
              description={t("templates.languageHint")}
              disabled={isPublished}
              value={values.language}
              onChange={({ currentTarget: { value } }) => set({ language: value })}
            />
          </Group>
          {draft.authentication ? null : (
            <>
              {draft.header === undefined || draft.header.kind === "text" ? (
                <TextInput
                  label={t("templates.header")}
                  description={t("templates.headerHint")}
                  maxLength={templateLimits.headerText}
                  value={values.header}
                  onChange={({ currentTarget: { value } }) => set({ header: value })}
                />
              ) : null}
              <Textarea
                label={t("templates.body")}
                description={t(isNamed ? "templates.bodyHintNamed" : "templates.bodyHint")}
                required
                autosize
                minRows={4}
                maxLength={templateLimits.bodyText}
                value={values.body}
                onChange={({ currentTarget: { value } }) => set({ body: value })}
              />
              {[...variablesIn("header", values.header), ...variablesIn("body", values.body)].map((id) => (
                <TextInput
                  key={id}
                  label={t("templates.example", { name: id.slice(id.indexOf(".") + 1) })}
                  description={t("templates.exampleHint")}
                  required
                  value={values.examples[id] ?? ""}
                  onChange={({ currentTarget: { value } }) =>
                    set({ examples: { ...values.examples, [id]: value } })
                  }
                />
              ))}
              {draft.limitedTimeOffer ? null : (
                <TextInput
                  label={t("templates.footer")}
                  maxLength={templateLimits.footerText}
                  value={values.footer}
                  onChange={({ currentTarget: { value } }) => set({ footer: value })}
                />
              )}
              <TagsInput
                label={t("templates.replies")}
                description={t("templates.repliesHint")}
                maxTags={templateLimits.quickReplies}
                value={values.replies}
                onChange={(replies) =>
                  set({ replies: replies.map((title) => title.slice(0, templateLimits.buttonTitle)) })
                }
              />
              <Group grow align="flex-start">
                <TextInput
                  label={t("templates.urlTitle")}
                  maxLength={templateLimits.buttonTitle}
                  value={values.urlTitle}
                  onChange={({ currentTarget: { value } }) => set({ urlTitle: value })}
                />
                <TextInput
                  label={t("templates.url")}
                  description={t("templates.urlHint")}
                  value={values.url}
                  onChange={({ currentTarget: { value } }) => set({ url: value })}
                />
              </Group>
              {variablesIn("url", values.url).length > 0 ? (
                <TextInput
                  label={t("templates.urlExample")}
                  required
                  value={values.urlExample}
                  onChange={({ currentTarget: { value } }) => set({ urlExample: value })}
                />
              ) : null}
            </>
          )}
          {hasMore ? (
            <Text size="xs" c="dimmed">
              {t("templates.kept")}
            </Text>
          ) : null}
        </Stack>
        <TemplatePreview content={content} values={values.examples} />
      </SimpleGrid>
      <Stack gap="sm" mt="md">
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            loading={save.isPending && !save.variables}
            onClick={() => save.mutate(false)}
          >
            {t(isPublished && template.status !== "REJECTED" ? "ui.save" : "templates.saveDraft")}
          </Button>
          {template === undefined || template.status === "DRAFT" || template.status === "REJECTED" ? (
            <Button loading={save.isPending && save.variables === true} onClick={() => save.mutate(true)}>
              {t("templates.submit")}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}
