// The flow editor: header, canvas or list, one panel beside it, and the dialogs.

import { CloseButton, Tabs, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { ReactFlowProvider } from "@xyflow/react";
import {
  type Icon,
  IconAlertTriangle,
  IconEdit,
  IconFlag,
  IconHistory,
  IconPlayerPlay,
  IconTestPipe,
  IconX,
} from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { LoadingSkeleton } from "../../ui/LoadingSkeleton.tsx";
import { AreaForm } from "./canvas/AreaForm.tsx";
import { Canvas } from "./canvas/Canvas.tsx";
import { PalettePopup } from "./canvas/Palette.tsx";
import { SearchDialog } from "./canvas/SearchDialog.tsx";
import { ShortcutsDialog } from "./canvas/ShortcutsDialog.tsx";
import type { CanvasActions } from "./canvas/useCanvasActions.ts";
import classes from "./Editor.module.css";
import { EditorHeader } from "./EditorHeader.tsx";
import { useEditor, useServices, useView } from "./editorContext.tsx";
import { ExtractDialog } from "./flows/ExtractDialog.tsx";
import { Inspector } from "./inspector/Inspector.tsx";
import { BlockList } from "./list/BlockList.tsx";
import { findFrame, findNote } from "./model/areas.ts";
import { contentOf, type EditorState, selectionOf } from "./model/editorStore.ts";
import type { Panel } from "./model/view.ts";
import { ProblemsPanel } from "./problems/ProblemsPanel.tsx";
import { useLiveProblems } from "./problems/useLiveProblems.ts";
import { PublishDialog } from "./publish/PublishDialog.tsx";
import { TemplateDialogs } from "./templates/TemplateDialogs.tsx";
import { VersionsPanel } from "./publish/VersionsPanel.tsx";
import { ConflictDialog } from "./saving/ConflictDialog.tsx";
import { TriggersPanel } from "./triggers/TriggersPanel.tsx";

const BotTestsPanel = lazy(async () => ({
  default: (await import("./botTests/BotTestsPanel.tsx")).BotTestsPanel,
}));
const TestRunner = lazy(async () => ({ default: (await import("./botTests/TestRunner.tsx")).TestRunner }));
const TestPanel = lazy(async () => ({ default: (await import("./testing/TestPanel.tsx")).TestPanel }));

const CompareDialog = lazy(async () => ({
  default: (await import("./publish/CompareDialog.tsx")).CompareDialog,
}));

const TranslationsDialog = lazy(async () => ({
  default: (await import("./translations/TranslationsDialog.tsx")).TranslationsDialog,
}));

/** Below this the canvas gives way to the list, and panels take the whole screen. */
const narrowQuery = "(max-width: 48em)";

export function Editor() {
  const isNarrow = useMediaQuery(narrowQuery, false, { getInitialValueInEffect: false });
  const mode = useView((view) => view.mode);
  const isComparing = useView((view) => view.compared !== null);
  const isTranslating = useView((view) => view.isTranslating);
  const canvas = useRef<CanvasActions | null>(null);
  useLiveProblems();
  useNarrowStart(isNarrow);
  const isList = isNarrow || mode === "list";
  return (
    <div className={classes.editor} data-editor data-narrow={isNarrow || undefined}>
      <EditorHeader isNarrow={isNarrow} />
      <div className={classes.body}>
        {isList ? (
          <BlockList isNarrow={isNarrow} />
        ) : (
          <ReactFlowProvider>
            <Canvas actions={canvas} />
          </ReactFlowProvider>
        )}
        <SidePanel />
      </div>
      <PalettePopup />
      <SearchDialog />
      <ShortcutsDialog />
      <PublishDialog />
      <TemplateDialogs />
      <ExtractDialog />
      <Suspense fallback={null}>{isComparing ? <CompareDialog /> : null}</Suspense>
      <Suspense fallback={null}>{isTranslating ? <TranslationsDialog /> : null}</Suspense>
      <ConflictDialog />
    </div>
  );
}

/** On a phone the editor begins with the list alone. */
function useNarrowStart(isNarrow: boolean): void {
  const { view } = useServices();
  useEffect(() => {
    if (isNarrow) view.set({ panel: null });
  }, [isNarrow, view]);
}

/** A frame or note that is selected alone. */
function selectedArea(state: EditorState): string | null {
  const [only, ...others] = selectionOf(state);
  const content = contentOf(state);
  if (only === undefined || others.length > 0 || only in content.document.blocks) return null;
  return (findFrame(content, only) ?? findNote(content, only))?.id ?? null;
}

const panels = [
  "block",
  "triggers",
  "test",
  "botTests",
  "problems",
  "versions",
] as const satisfies readonly Panel[];

const panelIcons: Record<Panel, Icon> = {
  block: IconEdit,
  triggers: IconFlag,
  test: IconPlayerPlay,
  botTests: IconTestPipe,
  problems: IconAlertTriangle,
  versions: IconHistory,
};

function SidePanel() {
  const { view } = useServices();
  const panel = useView((state) => state.panel);
  const [wasTested, setTested] = useState(false);
  const area = useEditor(selectedArea);
  // The test conversation lives on while another tab of the panel is looked at.
  if (panel === "test" && !wasTested) setTested(true);
  if (panel === null && wasTested) setTested(false);
  if (panel === null) return null;
  return (
    <aside className={classes.panel} aria-label={t(`editor.panel.${panel}`)}>
      <div className={classes.panelHead}>
        <Tabs
          value={panel}
          onChange={(chosen) => {
            const next = panels.find((known) => known === chosen);
            if (next) view.set({ panel: next });
          }}
          variant="pills"
          keepMounted={false}
        >
          <Tabs.List>
            {panels.map((name) => (
              <PanelTab key={name} name={name} isActive={name === panel} />
            ))}
          </Tabs.List>
        </Tabs>
        <CloseButton
          aria-label={t("editor.panel.close")}
          onClick={() => view.set({ panel: null })}
          icon={<IconX size={16} />}
        />
      </div>
      <div className={classes.panelBody}>
        {panel === "block" ? area === null ? <Inspector /> : <AreaForm key={area} areaId={area} /> : null}
        {panel === "problems" ? <ProblemsPanel /> : null}
        {panel === "versions" ? <VersionsPanel /> : null}
        {panel === "botTests" ? (
          <Suspense fallback={<LoadingSkeleton />}>
            <TestRunner />
            <BotTestsPanel />
          </Suspense>
        ) : null}
        {panel === "triggers" ? <TriggersPanel /> : null}
        {wasTested ? (
          <div className={classes.kept} hidden={panel !== "test"}>
            <Suspense fallback={<LoadingSkeleton />}>
              <TestPanel />
            </Suspense>
          </div>
        ) : null}
      </div>
    </aside>
  );
}

/** Only the open panel writes its name out, so that all of them fit in one row. */
function PanelTab({ name, isActive }: { name: Panel; isActive: boolean }) {
  const Shape = panelIcons[name];
  const label = t(`editor.panel.${name}`);
  return (
    <Tooltip label={label} disabled={isActive}>
      <Tabs.Tab value={name} px={9} py={6} fz="xs" aria-label={label} aria-controls={undefined}>
        <span className={classes.panelTab}>
          <Shape size={16} aria-hidden />
          {isActive ? label : null}
        </span>
      </Tabs.Tab>
    </Tooltip>
  );
}
