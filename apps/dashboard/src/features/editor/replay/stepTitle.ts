// What began a step of a replay, in words.

import type { SessionStep } from "@parley/contracts/api/steps";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { visitorText } from "../botTests/stepText.ts";
import { inputOf, traceOf } from "./readStep.ts";

export function stepTitle(step: SessionStep, document: FlowDocument | undefined): string {
  switch (step.event.kind) {
    case "input":
      return t("editor.replay.event.input", { text: spokenText(step, document) });
    case "result":
      return t("editor.replay.event.result", { kind: resultKind(step.event["result"]) });
    case "start":
    case "enter":
    case "timer":
    case "returned":
    case "handedBack":
    case "liveChatExpired":
      return t(`editor.replay.event.${step.event.kind}`);
    default:
      return t("editor.replay.event.other", { kind: step.event.kind });
  }
}

/** What was answered as the block understood it, else what was sent. */
function spokenText(step: SessionStep, document: FlowDocument | undefined): string {
  const answered = traceOf(step).find((entry) => entry.kind === "answered");
  if (answered) return answered.text;
  const input = inputOf(step);
  return input && document ? visitorText(input, document) : "…";
}

function resultKind(result: unknown): string {
  if (typeof result !== "object" || result === null || !("kind" in result)) return "…";
  return String(result.kind);
}
