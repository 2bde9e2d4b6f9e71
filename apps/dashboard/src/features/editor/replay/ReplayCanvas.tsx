// The canvas of a published version, locked, with the way of the conversation painted on it.

import { ReactFlowProvider } from "@xyflow/react";
import type { FlowDocument, FlowLayout, FlowVersion } from "@parley/contracts/flow";
import { useEffect, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Canvas } from "../canvas/Canvas.tsx";
import type { CanvasActions } from "../canvas/useCanvasActions.ts";
import { EditorContext, type EditorServices } from "../editorContext.tsx";
import { openDraft } from "../openDraft.ts";
import type { ReplayMoment } from "./replayPath.ts";

interface ReplayCanvasProps {
  botId: string;
  workspaceId: string;
  flowId: string;
  version: { version: FlowVersion; document: FlowDocument; layout: FlowLayout };
  moment: ReplayMoment;
}

export function ReplayCanvas({ botId, workspaceId, flowId, version, moment }: ReplayCanvasProps) {
  const canvas = useRef<CanvasActions | null>(null);
  const [services] = useState((): EditorServices => {
    const { document, layout } = version;
    const { number, createdAt } = version.version;
    const flow = {
      id: flowId,
      botId,
      name: t("editor.versions.number", { number }),
      isDefault: false,
      publishedVersion: number,
      hasUnpublishedChanges: false,
      updatedAt: createdAt,
    };
    const draft = { flow, document, layout, revision: 0, updatedBy: null };
    const opened = openDraft({ botId, workspaceId, draft, canWrite: false });
    opened.view.set({ panel: null, isLibraryOpen: false });
    return opened;
  });
  const { visitedBlocks, visitedConnections, blockId } = moment;
  const { view } = services;
  // Only what is part of this moment: a value that is typed anew must not move the canvas.
  useEffect(() => {
    view.set({ visitedBlocks, visitedConnections, testedBlock: blockId });
  });
  useEffect(() => {
    if (blockId !== null) view.set({ reveal: { blockId, focus: false } });
  }, [blockId, view]);
  return (
    <EditorContext value={services}>
      <ReactFlowProvider>
        <Canvas actions={canvas} isPicture />
      </ReactFlowProvider>
    </EditorContext>
  );
}
