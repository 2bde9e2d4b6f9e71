// The flows of the bot as tabs, with what can be done to each.

import { ActionIcon, Badge, Menu, ScrollArea, Text, Tooltip } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { FlowSummary } from "@parley/contracts/flow";
import { IconDots, IconPencil, IconPlus, IconStar, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { api, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { useServices } from "../editorContext.tsx";
import { flowsQuery, useFlows } from "../queries.ts";
import { FlowNameDialog } from "./FlowNameDialog.tsx";
import classes from "./FlowTabs.module.css";

type Dialog = { kind: "create" } | { kind: "rename"; flow: FlowSummary } | null;

export function FlowTabs() {
  const { botId, flowId, canWrite } = useServices();
  const flows = useFlows();
  const [dialog, setDialog] = useState<Dialog>(null);
  return (
    <ScrollArea className={classes.scroll ?? ""} type="never">
      <nav className={classes.tabs} aria-label={t("editor.flows.title")}>
        {flows.map((flow) => (
          <span key={flow.id} className={classes.tab} data-active={flow.id === flowId || undefined}>
            <Link
              to="/bots/$botId/flow/$flowId"
              params={{ botId, flowId: flow.id }}
              className={classes.link}
              aria-current={flow.id === flowId ? "page" : undefined}
            >
              <Text size="sm" component="span" truncate maw={180}>
                {flow.name}
              </Text>
              {flow.isDefault ? (
                <Tooltip label={t("editor.flows.defaultHint")}>
                  <Badge size="xs" color="gray">
                    {t("editor.flows.default")}
                  </Badge>
                </Tooltip>
              ) : null}
            </Link>
            {flow.id === flowId && canWrite ? (
              <FlowMenu flow={flow} onRename={() => setDialog({ kind: "rename", flow })} />
            ) : null}
          </span>
        ))}
        {canWrite ? (
          <Tooltip label={t("editor.flows.create")}>
            <ActionIcon
              size={28}
              aria-label={t("editor.flows.create")}
              onClick={() => setDialog({ kind: "create" })}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </nav>
      {dialog ? (
        <FlowNameDialog
          flow={dialog.kind === "rename" ? dialog.flow : null}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </ScrollArea>
  );
}

function FlowMenu({ flow, onRename }: { flow: FlowSummary; onRename: () => void }) {
  const { workspaceId, botId } = useServices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const flows = useFlows();
  const refresh = () => client.invalidateQueries({ queryKey: flowsQuery(workspaceId, botId).queryKey });

  const setDefault = useMutation({
    mutationFn: () =>
      request(api.updateBot, { params: { workspaceId, botId }, body: { defaultFlowId: flow.id } }),
    onSuccess: async () => {
      notifyDone(t("editor.flows.nowDefault", { flow: flow.name }));
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: [api.getBot.path] })]);
    },
    onError: notifyError,
  });
  const remove = useMutation({
    mutationFn: () => request(api.deleteFlow, { params: { workspaceId, flowId: flow.id } }),
    onSuccess: async () => {
      const next = flows.find((other) => other.isDefault) ?? flows.find((other) => other.id !== flow.id);
      if (next) await navigate({ to: "/bots/$botId/flow/$flowId", params: { botId, flowId: next.id } });
      await refresh();
    },
    onError: notifyError,
  });
  const askToRemove = async () => {
    const isSure = await confirm({
      title: t("editor.flows.deleteTitle", { flow: flow.name }),
      text: t("editor.flows.deleteText"),
      confirmLabel: t("editor.flows.delete"),
    });
    if (isSure) remove.mutate();
  };

  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t("editor.flows.actions", { flow: flow.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
          {t("editor.flows.rename")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconStar size={16} />}
          disabled={flow.isDefault}
          onClick={() => setDefault.mutate()}
        >
          {t("editor.flows.setDefault")}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          disabled={flow.isDefault}
          onClick={() => void askToRemove()}
        >
          {t("editor.flows.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
