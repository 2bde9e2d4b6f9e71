// Opens a flow for editing: reads its draft, brings unsaved work of this browser back, and keeps it saved.

import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FlowDraft } from "@parley/contracts/flow";
import { useEffect, useState } from "react";
import { api, request } from "../../api/client.ts";
import { useAllows, useMe, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../ui/LoadingSkeleton.tsx";
import { notifyDone } from "../../ui/notify.ts";
import { Editor } from "./Editor.tsx";
import { EditorContext, type EditorServices } from "./editorContext.tsx";
import { rememberedMode, useRememberMode } from "./list/editorMode.ts";
import { contentOf } from "./model/editorStore.ts";
import { openDraft } from "./openDraft.ts";
import { draftQuery, rememberPendingSave } from "./saving/draftQuery.ts";

export interface EditorPageProps {
  botId: string;
  flowId: string;
  /** A new bot opens with its conversation ready to be tried. */
  startsWithTest?: boolean;
}

export function EditorPage({ botId, flowId, startsWithTest = false }: EditorPageProps) {
  const { id: workspaceId } = useWorkspace();
  const draft = useQuery(draftQuery(workspaceId, flowId));
  if (draft.isError) {
    return (
      <Box p="xl">
        <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
      </Box>
    );
  }
  // A draft read earlier may be outdated, so the editor opens only with a fresh one.
  if (!draft.data || !draft.isFetchedAfterMount) {
    return (
      <Box p="xl">
        <LoadingSkeleton rows={5} height={64} />
      </Box>
    );
  }
  return (
    <OpenEditor
      key={flowId}
      botId={botId}
      workspaceId={workspaceId}
      draft={draft.data}
      startsWithTest={startsWithTest}
    />
  );
}

interface OpenEditorProps {
  botId: string;
  workspaceId: string;
  draft: FlowDraft;
  startsWithTest: boolean;
}

function OpenEditor({ botId, workspaceId, draft, startsWithTest }: OpenEditorProps) {
  const canWrite = useAllows("bots", "write");
  const me = useMe();
  const [services] = useState((): EditorServices => {
    const opened = openDraft({ botId, workspaceId, draft, canWrite });
    opened.view.set({ mode: rememberedMode(me.user.id) });
    if (startsWithTest) opened.view.set({ panel: "test" });
    return opened;
  });
  useSaving(services);
  useRememberMode(services, me.user.id);
  useFreshDraft(services);
  return (
    <EditorContext value={services}>
      <Editor />
    </EditorContext>
  );
}

/** Coming back to this tab shows what was saved elsewhere meanwhile, as long as nothing here is unsaved. */
function useFreshDraft({ store, autosave, workspaceId, flowId }: EditorServices): void {
  useEffect(() => {
    const refresh = async () => {
      if (document.visibilityState !== "visible" || autosave.getStatus().kind !== "saved") return;
      const draft = await request(api.getFlow, { params: { workspaceId, flowId } }).catch(() => null);
      if (!draft || draft.revision <= autosave.getRevision() || autosave.getStatus().kind !== "saved") return;
      const content = { document: draft.document, layout: draft.layout };
      autosave.adopt(content, draft.revision);
      store.load(content);
      notifyDone(t("editor.save.refreshed"));
    };
    const onVisible = () => void refresh();
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, [store, autosave, workspaceId, flowId]);
}

/** Saves every change, again when the network is back, and keeps a copy in the browser when the page goes away. */
function useSaving({ store, autosave, flowId, canWrite }: EditorServices): void {
  useEffect(() => {
    if (!canWrite) return;
    const follow = () => autosave.changed(contentOf(store.getState()));
    const retry = () => void autosave.flush();
    const leave = () => autosave.keepCopy();
    follow();
    const unsubscribe = store.subscribe(follow);
    window.addEventListener("online", retry);
    window.addEventListener("pagehide", leave);
    return () => {
      unsubscribe();
      window.removeEventListener("online", retry);
      window.removeEventListener("pagehide", leave);
      rememberPendingSave(flowId, autosave.stop());
    };
  }, [store, autosave, flowId, canWrite]);
}
