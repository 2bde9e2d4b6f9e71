// The workspace's own templates: what they are, and deleting them.

import { ActionIcon, Group, Modal, Stack, Text } from "@mantine/core";
import { IconTemplate, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OwnTemplateSummary } from "@parley/contracts/api/templates";
import { api, apiQuery, request } from "../../../api/client.ts";
import { formatDate } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { QueryView } from "../../../ui/QueryView.tsx";
import { useServices } from "../editorContext.tsx";

export function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const { workspaceId } = useServices();
  const query = useQuery(apiQuery(api.listOwnTemplates, { params: { workspaceId } }));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("editor.template.manageTitle")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconTemplate}
              title={t("editor.template.none")}
              text={t("editor.template.noneText")}
            />
          ) : (
            <Stack component="ul" gap="md" p={0} m={0}>
              {items.map((template) => (
                <TemplateRow key={template.id} template={template} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Modal>
  );
}

function TemplateRow({ template }: { template: OwnTemplateSummary }) {
  const { workspaceId, canWrite } = useServices();
  const client = useQueryClient();
  const { id, name, description, blockCount, createdBy, createdAt } = template;
  const remove = useMutation({
    mutationFn: () => request(api.deleteOwnTemplate, { params: { workspaceId, templateId: id } }),
    onSuccess: async () => {
      await client.invalidateQueries(apiQuery(api.listOwnTemplates, { params: { workspaceId } }));
      notifyDone(t("editor.template.deleted"));
    },
    onError: notifyError,
  });
  const ask = async () => {
    const isSure = await confirm({
      title: t("editor.template.deleteTitle", { name }),
      text: t("editor.template.deleteText"),
      confirmLabel: t("ui.delete"),
      isDangerous: true,
    });
    if (isSure) remove.mutate();
  };
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text fw={600} size="sm">
          {name}
        </Text>
        {description ? <Text size="sm">{description}</Text> : null}
        <Text size="xs" c="dimmed">
          {[t("editor.template.blocks", { count: blockCount }), createdBy, formatDate(createdAt)].join(" · ")}
        </Text>
      </div>
      {canWrite ? (
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t("editor.template.delete", { name })}
          loading={remove.isPending}
          onClick={() => void ask()}
        >
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
    </Group>
  );
}
