// What began a step of a replay, in words.

import type { SessionStep } from "@parley/contracts/api/steps";
import type { FlowDocument } from "@parley/contracts/flow";
import { inputText } from "@parley/contracts/plainContent";
import { isMessageKey, t } from "../../../i18n/t.ts";
import { visitorText } from "../botTests/stepText.ts";
import { inputOf, traceOf } from "./readStep.ts";

export function stepTitle(step: SessionStep, document: FlowDocument | undefined): string {
  switch (step.event.kind) {
    case "input":
      return t("editor.replay.event.input", { text: spokenText(step, document) });
    case "result":
      return resultText(step.event["result"]);
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
  if (!input) return "…";
  return (document ? visitorText(input, document) : inputText(input, null)) || "…";
}

/** What the outside answered; a kind this page does not know is named as it is. */
function resultText(result: unknown): string {
  const kind = typeof result === "object" && result !== null && "kind" in result ? String(result.kind) : "…";
  const key = `editor.replay.result.${kind}`;
  return isMessageKey(key) ? t(key) : t("editor.replay.event.result", { kind });
}
