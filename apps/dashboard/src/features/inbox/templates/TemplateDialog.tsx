// Chooses an approved template and fills it: the one thing WhatsApp delivers after the 24 hours.

import { Button, Modal, Stack, Text } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { messageTemplateEndpoints, type MessageTemplate } from "@parley/contracts/api/messageTemplates";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { apiQuery } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { PickList } from "../../../ui/PickList.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { useInbox } from "../inboxOf.ts";
import { FillTemplate } from "./FillTemplate.tsx";

/** More than this are found by searching. */
const SHOWN = 200;

interface TemplateDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

export function TemplateDialog({ conversation, onClose }: TemplateDialogProps) {
  const { workspaceId } = useInbox();
  const [chosen, setChosen] = useState<MessageTemplate | null>(null);
  const templates = useQuery(
    apiQuery(messageTemplateEndpoints.listMessageTemplates, {
      params: { workspaceId },
      query: { conversationId: conversation.id, status: ["APPROVED"], limit: SHOWN },
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={chosen ? chosen.content.name : t("inbox.template.choose")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {chosen ? (
        <Stack gap="md">
          <Button
            variant="subtle"
            size="xs"
            w="fit-content"
            leftSection={<IconArrowLeft size={15} />}
            onClick={() => setChosen(null)}
          >
            {t("inbox.template.others")}
          </Button>
          <FillTemplate template={chosen} conversation={conversation} onClose={onClose} />
        </Stack>
      ) : (
        <QueryView query={templates}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm" c="dimmed" role="status">
                {t("inbox.template.none")}
              </Text>
            ) : (
              <PickList
                autoFocus
                label={t("inbox.template.search")}
                emptyText={t("inbox.template.notFound")}
                groups={byLanguage(items)}
                onPick={(id) => setChosen(items.find((template) => template.id === id) ?? null)}
              />
            )
          }
        </QueryView>
      )}
    </Modal>
  );
}

function byLanguage(templates: readonly MessageTemplate[]) {
  const languages = [...new Set(templates.map(({ content }) => content.language))].toSorted();
  return languages.map((language) => ({
    label: languageName(language),
    items: templates
      .filter(({ content }) => content.language === language)
      .map(({ id, content }) => ({
        id,
        label: content.name,
        description: content.body.text,
        keywords: content.category,
      })),
  }));
}

const names = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });

function languageName(language: string): string {
  return names.of(language.replace("_", "-")) ?? language;
}
