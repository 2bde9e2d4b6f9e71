// Moves the selected blocks into a new flow of the bot and calls it from here.

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { limits } from "@parley/contracts/limits";
import { newBlock } from "@parley/flow-engine";
import { type FormEvent, useState } from "react";
import { api, request } from "../../../api/client.ts";
import { errorText } from "../../../api/errorText.ts";
import { t } from "../../../i18n/t.ts";
import { notifyDone } from "../../../ui/notify.ts";
import { useServices, useView } from "../editorContext.tsx";
import { findFrame } from "../model/areas.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { type Extraction, extractedContent, planExtraction, withCall } from "../model/extractFlow.ts";
import { newId } from "../model/newId.ts";
import { flowsQuery } from "../queries.ts";

export function ExtractDialog() {
  const { view } = useServices();
  const isOpen = useView((state) => state.dialog === "extract");
  const close = () => view.set({ dialog: null });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t("editor.extract.title")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {isOpen ? <ExtractForm onDone={close} /> : null}
    </Modal>
  );
}

function ExtractForm({ onDone }: { onDone: () => void }) {
  const { store } = useServices();
  const [planned] = useState(() => {
    const state = store.getState();
    return planExtraction(contentOf(state), selectionOf(state));
  });
  if (planned.ok) return <NameForm plan={planned.plan} onDone={onDone} />;
  return (
    <Stack gap="md">
      <Alert color="yellow" title={t("editor.extract.refused")}>
        {t(`editor.extract.${planned.reason}`)}
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t("ui.close")}
        </Button>
      </Group>
    </Stack>
  );
}

function NameForm({ plan, onDone }: { plan: Extraction; onDone: () => void }) {
  const { store, workspaceId, botId } = useServices();
  const client = useQueryClient();
  const [name, setName] = useState(() => frameTitle(store.getState()));
  const move = useMutation({
    mutationFn: async () => {
      const content = contentOf(store.getState());
      const back = newBlock("returnFlow", newId());
      const call = newBlock("callFlow", newId());
      if (!back || !call) throw new Error("The kinds of block for calling flows are missing.");
      const made = extractedContent(content, plan, back);
      const { flow } = await request(api.createFlow, {
        params: { workspaceId, botId },
        body: { name: name.trim(), templateId: null, document: made.document, layout: made.layout },
      });
      const named = { ...call, title: flow.name, settings: { ...call.settings, flowId: flow.id } };
      return { flow, call: named };
    },
    onSuccess: async ({ flow, call }) => {
      store.apply((content) => withCall(content, plan, call), { select: [call.id] });
      onDone();
      notifyDone(t("editor.extract.done", { flow: flow.name }));
      await client.invalidateQueries({ queryKey: flowsQuery(workspaceId, botId).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") move.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t("editor.extract.text", { count: plan.blockIds.length })}</Text>
        <TextInput
          label={t("editor.extract.name")}
          value={name}
          maxLength={limits.nameLength}
          data-autofocus
          error={move.error ? errorText(move.error).title : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onDone}>
            {t("ui.cancel")}
          </Button>
          <Button type="submit" loading={move.isPending} disabled={name.trim() === ""}>
            {t("editor.extract.action")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A frame that is taken along has named its blocks already. */
function frameTitle(state: Parameters<typeof contentOf>[0]): string {
  const content = contentOf(state);
  for (const id of selectionOf(state)) {
    const title = findFrame(content, id)?.title;
    if (title) return title;
  }
  return "";
}
