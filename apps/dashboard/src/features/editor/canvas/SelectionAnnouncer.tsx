// Tells screen readers which block is selected and where it leads.

import { outputsOf } from "@parley/flow-engine";
import { t } from "../../../i18n/t.ts";
import { useEditor } from "../editorContext.tsx";
import { findFrame, findNote } from "../model/areas.ts";
import { longTitleOf, titleOf } from "../model/blockTitle.ts";
import type { EditorContent } from "../model/content.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { frameLabel } from "./canvasNodes.ts";
import classes from "./Canvas.module.css";

export function SelectionAnnouncer() {
  const text = useEditor((state) => {
    const selection = selectionOf(state);
    const { blocks } = contentOf(state).document;
    const [only] = selection;
    if (only === undefined) return "";
    if (selection.length > 1) return t("editor.announce.many", { count: selection.length });
    const block = blocks[only];
    if (!block) return areaText(contentOf(state), only);
    const targets = outputsOf(block).map((output) => {
      const target = blocks[block.outputs[output.id] ?? ""];
      return target
        ? t("editor.announce.leads", { output: output.label, target: titleOf(target) })
        : t("editor.announce.open", { output: output.label });
    });
    return [longTitleOf(block), ...targets].join(". ");
  });
  return (
    <div className={classes.hidden} aria-live="polite">
      {text}
    </div>
  );
}

function areaText(content: EditorContent, id: string): string {
  if (findFrame(content, id)) return frameLabel(content, id);
  const note = findNote(content, id);
  return note ? t("editor.note.name", { text: note.text || t("editor.note.empty") }) : "";
}
