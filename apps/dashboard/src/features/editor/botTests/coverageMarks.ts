// What the saved tests reach, as marks on the canvas.

import type { FlowDocument } from "@parley/contracts/flow";
import type { Coverage } from "@parley/flow-engine";
import { t } from "../../../i18n/t.ts";
import type { BlockMark, CanvasMarks } from "../model/view.ts";

export function coverageMarks(document: FlowDocument, coverage: Coverage): CanvasMarks {
  const blocks = Object.keys(document.blocks).map((id): [string, BlockMark] => {
    const count = coverage.testsByBlock.get(id) ?? 0;
    return [
      id,
      count > 0
        ? { text: t("editor.marks.covered", { count }), tone: "good" }
        : { text: t("editor.marks.uncovered"), tone: "bad" },
    ];
  });
  const connections = [...coverage.coveredConnections].map((id): [string, BlockMark] => [
    id,
    { text: "✓", tone: "good" },
  ]);
  return { kind: "tests", blocks: new Map(blocks), connections: new Map(connections) };
}
