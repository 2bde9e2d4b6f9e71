// The list of templates with what can be done with each.
import { ActionIcon, Badge, Menu, Stack, Text } from "@mantine/core";
import type { MessageTemplate } from "@parley/contracts/api/messageTemplates";
import { IconDots } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { api, request } from "../../api/client.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { confirm } from "../../ui/confirm.tsx";
import { DataTable, type Column } from "../../ui/DataTable.tsx";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { refreshTemplates } from "./refreshTemplates.ts";

const colours: Partial<Record<MessageTemplate["status"], string>> = {
  APPROVED: "green",
  PENDING: "blue",
  IN_APPEAL: "blue",
  REJECTED: "red",
  PAUSED: "orange",
  DISABLED: "red",
};
/** States in which Meta takes new words. */
const editable: ReadonlySet<MessageTemplate["status"]> = new Set(["DRAFT", "REJECTED", "APPROVED", "PAUSED"]);
/** Longest name Meta takes. */
const NAME_MAXIMUM = 512;

interface TemplateTableProps {
  rows: readonly MessageTemplate[];
  onEdit: (template: MessageTemplate) => void;
}

export function TemplateTable({ rows, onEdit }: TemplateTableProps) {
  const columns: Column<MessageTemplate>[] = [
    {
      key: "name",
      header: t("templates.name"),
      renderCell: ({ content }) => (
        <>
          <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
            {content.name}
          </Text>
          <Text size="xs" c="dimmed" lineClamp={2}>
            {content.body.text}
          </Text>
        </>
      ),
    },
    {
      key: "status",
      header: t("templates.status"),
      renderCell: ({ status, reason, quality }) => (
        <Stack gap={2} align="flex-start">
          <Badge variant="light" color={colours[status] ?? "gray"}>
            {t(`templates.status.${status}`)}
          </Badge>
          {reason ? <Text size="xs">{t("templates.reason", { reason })}</Text> : null}
          {quality === "RED" || quality === "YELLOW" ? (
            <Text size="xs">{t("templates.quality", { quality })}</Text>
          ) : null}
        </Stack>
      ),
    },
    {
      key: "category",
      header: t("templates.category"),
      renderCell: ({ content, formerCategory }) => (
        <>
          <Text size="sm">{t(`templates.category.${content.category}`)}</Text>
          {formerCategory ? (
            <Text size="xs" c="dimmed">
              {t("templates.wasCategory", { category: t(`templates.category.${formerCategory}`) })}
            </Text>
          ) : null}
        </>
      ),
    },
    { key: "language", header: t("templates.language"), renderCell: ({ content }) => content.language },
    {
      key: "actions",
      header: "",
      align: "end",
      renderCell: (template) => <TemplateMenu template={template} onEdit={onEdit} />,
    },
  ];
  return <DataTable label={t("templates.title")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function TemplateMenu({
  template,
  onEdit,
}: {
  template: MessageTemplate;
  onEdit: (template: MessageTemplate) => void;
}) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const canDelete = useAllows("bots", "delete");
  const params = { workspaceId, templateId: template.id };
  const { name } = template.content;
  const done = (words: string) => async (): Promise<void> => {
    await refreshTemplates();
    notifyDone(words);
  };
  const submit = useMutation({
    mutationFn: () => request(api.submitMessageTemplate, { params }),
    onSuccess: done(t("templates.submitted", { name })),
    onError: notifyError,
  });
  const copyName = `${name}_copy`.slice(0, NAME_MAXIMUM);
  const copy = useMutation({
    mutationFn: () => request(api.copyMessageTemplate, { params, body: { name: copyName } }),
    onSuccess: done(t("templates.copied", { name: copyName })),
    onError: notifyError,
  });
  const end = useMutation({
    mutationFn: () => request(api.deleteMessageTemplate, { params }),
    onSuccess: done(t("templates.deleted", { name })),
    onError: notifyError,
  });
  const askAndDelete = async (): Promise<void> => {
    const agreed = await confirm({
      title: t("templates.delete.title", { name }),
      text: t("templates.delete.text"),
      confirmLabel: t("templates.delete"),
    });
    if (agreed) end.mutate();
  };
  if (!canWrite && !canDelete) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          aria-label={t("templates.actions", { name })}
          loading={submit.isPending || copy.isPending || end.isPending}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canWrite && template.status === "DRAFT" ? (
          <Menu.Item onClick={() => submit.mutate()}>{t("templates.submit")}</Menu.Item>
        ) : null}
        {canWrite && !template.isForeign && editable.has(template.status) ? (
          <Menu.Item onClick={() => onEdit(template)}>{t("templates.edit")}</Menu.Item>
        ) : null}
        {canWrite && !template.isForeign ? (
          <Menu.Item onClick={() => copy.mutate()}>{t("templates.copy")}</Menu.Item>
        ) : null}
        {canDelete ? (
          <Menu.Item color="red" onClick={() => void askAndDelete()}>
            {t("templates.delete")}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
