// A step of a test in words.

import type { BotTestStep, TestedStatus } from "@parley/contracts/api/botTests";
import type { Block, FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import { inputText } from "@parley/contracts/plainContent";
import { outputsOf } from "@parley/flow-engine";
import { t } from "../../../i18n/t.ts";
import { longTitleOf } from "../model/blockTitle.ts";

export const statusText = (status: TestedStatus) => t(`editor.test.status.${status}`);

export function stepText(step: BotTestStep, document: FlowDocument): string {
  switch (step.kind) {
    case "input":
      return t("editor.botTests.step.input", { text: visitorText(step.input, document) });
    case "wait":
      return t("editor.botTests.step.wait");
    case "result":
      return t("editor.botTests.step.result", { kind: resultText(step) });
    case "handedBack":
      return t("editor.botTests.step.handedBack");
    case "expectText":
      return t(`editor.botTests.step.${step.match}`, { text: step.text });
    case "expectAttribute":
      return t("editor.botTests.step.attribute", { key: step.key, value: step.value });
    case "expectVisited": {
      const block = document.blocks[step.blockId];
      return t("editor.botTests.step.visited", { block: block ? longTitleOf(block) : step.blockId });
    }
    case "expectStatus":
      return t("editor.botTests.step.status", { status: statusText(step.status) });
  }
}

function resultText({ result }: Extract<BotTestStep, { kind: "result" }>): string {
  if (result.kind === "failed") return `${result.kind} (${result.code})`;
  return "status" in result ? `${result.kind} ${result.status ?? ""}`.trim() : result.kind;
}

/** What the visitor did; ids of options read as their titles where the flow has them. */
export function visitorText(input: VisitorInput, document: FlowDocument): string {
  switch (input.kind) {
    case "choice":
      return input.optionIds.map((id) => optionTitle(id, Object.values(document.blocks))).join(", ");
    case "skip":
    case "back":
    case "resend":
    case "files":
      return t(`editor.botTests.step.${input.kind}`);
    case "form":
      return Object.values(input.values).map(String).join(", ");
    default:
      return inputText(input, null);
  }
}

function optionTitle(id: string, blocks: readonly Block[]): string {
  for (const block of blocks) {
    const output = outputsOf(block).find((candidate) => candidate.id === id);
    if (output && output.id !== "next") return output.label;
  }
  return id;
}
