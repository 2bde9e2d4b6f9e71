// Asks for the name of a new flow, or a new name of an existing one.

import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { limits } from "@parley/contracts/limits";
import type { FlowSummary } from "@parley/contracts/flow";
import { type FormEvent, useState } from "react";
import { api, apiQuery, request } from "../../../api/client.ts";
import { errorText } from "../../../api/errorText.ts";
import { t } from "../../../i18n/t.ts";
import { useServices } from "../editorContext.tsx";
import { flowsQuery } from "../queries.ts";

/** `flow` is null for a new one. */
export function FlowNameDialog({ flow, onClose }: { flow: FlowSummary | null; onClose: () => void }) {
  const { workspaceId, botId } = useServices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(flow?.name ?? "");
  const [templateId, setTemplateId] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: async () => {
      if (flow) {
        await request(api.renameFlow, { params: { workspaceId, flowId: flow.id }, body: { name } });
        return null;
      }
      const created = await request(api.createFlow, {
        params: { workspaceId, botId },
        body: { name, templateId },
      });
      return created.flow.id;
    },
    onSuccess: async (createdId) => {
      await client.invalidateQueries({ queryKey: flowsQuery(workspaceId, botId).queryKey });
      onClose();
      if (createdId)
        await navigate({ to: "/bots/$botId/flow/$flowId", params: { botId, flowId: createdId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(flow ? "editor.flows.rename" : "editor.flows.create")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t("editor.flows.name")}
            value={name}
            maxLength={limits.nameLength}
            data-autofocus
            error={save.error ? errorText(save.error).title : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {flow ? null : <TemplateSelect value={templateId} onChange={setTemplateId} />}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t("ui.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
              {t(flow ? "ui.save" : "editor.flows.createAction")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const asItem = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

interface TemplateSelectProps {
  value: string | null;
  onChange: (templateId: string | null) => void;
}

/** The texts of the templates are large, so they are loaded when a flow is about to be made. */
function TemplateSelect({ value, onChange }: TemplateSelectProps) {
  const { workspaceId } = useServices();
  const own = useQuery(apiQuery(api.listOwnTemplates, { params: { workspaceId } })).data?.items ?? [];
  const templates = useQuery({
    queryKey: ["flow-templates"],
    queryFn: async () => (await import("@parley/flow-engine/templates")).flowTemplates,
    staleTime: Infinity,
  });
  return (
    <NativeSelect
      label={t("editor.flows.begin")}
      value={value ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      data={[
        { value: "", label: t("editor.flows.beginEmpty") },
        ...(own.length > 0 ? [{ group: t("editor.template.own"), items: own.map(asItem) }] : []),
        { group: t("editor.template.builtIn"), items: (templates.data ?? []).map(asItem) },
      ]}
    />
  );
}
