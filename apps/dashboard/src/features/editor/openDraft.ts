// Builds the services of the editor for one draft, and decides what to do with work this browser kept unsaved.

import { type FlowDraft, flowDraft } from "@parley/contracts/flow";
import { api, AppError, NetworkError, request } from "../../api/client.ts";
import type { EditorServices } from "./editorContext.tsx";
import type { EditorContent } from "./model/content.ts";
import { createEditorStore } from "./model/editorStore.ts";
import { isSameValue } from "./model/isSameValue.ts";
import { newId } from "./model/newId.ts";
import { withAllPlaces } from "./model/places.ts";
import { createValueStore } from "./model/valueStore.ts";
import { initialView } from "./model/view.ts";
import { createAutosave, type SaveOutcome } from "./saving/autosave.ts";
import { browserStorage, currentTabId, localCopies } from "./saving/localCopy.ts";

interface OpenDraftOptions {
  botId: string;
  workspaceId: string;
  draft: FlowDraft;
  canWrite: boolean;
}

export function openDraft({ botId, workspaceId, draft, canWrite }: OpenDraftOptions): EditorServices {
  const flowId = draft.flow.id;
  const saved = withAllPlaces({ document: draft.document, layout: draft.layout });
  const copies = localCopies(browserStorage(), flowId, currentTabId(newId));
  const kept = canWrite ? copies.find() : null;
  const isWorkLeft =
    kept !== null &&
    !(isSameValue(kept.content.document, saved.document) && isSameValue(kept.content.layout, saved.layout));
  if (kept !== null && !isWorkLeft) copies.forget();

  const store = createEditorStore(saved);
  // Put on top of the saved draft, so that undo leads back to it.
  if (isWorkLeft) store.apply(() => kept.content);
  if (!canWrite) store.setLocked(true);

  return {
    store,
    view: createValueStore({ ...initialView, isLibraryOpen: window.innerWidth >= roomyWidth }),
    autosave: createAutosave({
      content: saved,
      // Work begun from an older revision is refused as a conflict at its first save, and the author decides.
      revision: isWorkLeft ? kept.baseRevision : draft.revision,
      save: (content, baseRevision) => saveDraft(workspaceId, flowId, content, baseRevision),
      copies,
      schedule(run, delayMs) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    }),
    workspaceId,
    botId,
    flowId,
    flowName: draft.flow.name,
    canWrite,
  };
}

/** Below this width the docked palette would leave the canvas too little room. */
const roomyWidth = 1_200;

/** Status from which on a failure is the server's and worth trying again. */
const serverFailure = 500;
const tooManyRequests = 429;

async function saveDraft(
  workspaceId: string,
  flowId: string,
  { document, layout }: EditorContent,
  baseRevision: number,
): Promise<SaveOutcome> {
  try {
    const { revision } = await request(api.saveDraft, {
      params: { workspaceId, flowId },
      body: { document, layout, baseRevision },
    });
    return { kind: "saved", revision };
  } catch (error) {
    if (error instanceof NetworkError) return { kind: "unreachable" };
    if (!(error instanceof AppError)) return { kind: "refused", error };
    const theirs = error.code === "draft_conflict" ? flowDraft.safeParse(error.data["draft"]) : null;
    if (theirs?.success) return { kind: "conflict", theirs: theirs.data };
    const isPassing = error.status >= serverFailure || error.status === tooManyRequests;
    return isPassing ? { kind: "unreachable" } : { kind: "refused", error };
  }
}
