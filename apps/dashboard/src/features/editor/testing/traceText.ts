// One entry of the trace in words.

import type { FlowDocument } from "@parley/contracts/flow";
import { outputsOf, type TraceEntry } from "@parley/flow-engine";
import { t } from "../../../i18n/t.ts";
import { titleOf } from "../model/blockTitle.ts";

/** Null for an entry that says nothing beyond the next one. */
export function traceText(entry: TraceEntry, document: FlowDocument | undefined): string | null {
  const outputName = (blockId: string, output: string): string => {
    const block = document?.blocks[blockId];
    return (block && outputsOf(block).find(({ id }) => id === output)?.label) ?? output;
  };
  switch (entry.kind) {
    case "entered": {
      const block = document?.blocks[entry.blockId];
      return block ? titleOf(block) : entry.blockId;
    }
    case "answered":
      return t("editor.trace.answered", { text: entry.text });
    case "rejected":
      return t("editor.trace.rejected", { reason: spaced(entry.reason) });
    case "skipped":
      return t(`editor.trace.skipped.${entry.reason}`);
    case "branched":
      return t("editor.trace.branched", {
        output: outputName(entry.blockId, entry.output),
        reason: entry.reason,
      });
    case "called":
      return t("editor.trace.called", { call: entry.call });
    case "returnedCall":
      return entry.call === "failed"
        ? t("editor.trace.callFailed", { detail: spaced(entry.detail) })
        : t("editor.trace.callAnswered", { call: entry.call });
    case "set":
      return t("editor.trace.set", { name: entry.name, value: entry.value });
    case "left":
      return entry.target === null
        ? t("editor.trace.leftNowhere", { output: outputName(entry.blockId, entry.output) })
        : outputIsPlain(entry.output)
          ? null
          : t("editor.trace.left", { output: outputName(entry.blockId, entry.output) });
    case "stopped":
      return t("editor.trace.stopped", { reason: spaced(entry.reason) });
    case "warning":
      return t("editor.trace.warning", { detail: entry.detail || spaced(entry.code) });
  }
}

/** The only way on, which needs no words. */
const outputIsPlain = (output: string) => output === "next" || output === "jump";

const spaced = (code: string) => code.replaceAll("_", " ");
