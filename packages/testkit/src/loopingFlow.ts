// A conversation without an end, for measurements and crash tests: a text, a choice, a number, and again from the start.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";

export interface LoopingFlowOptions {
  /** Counts the rounds in an attribute of the contact, so that a step done twice shows. */
  countRounds?: boolean;
}

export const roundsAttribute = "rounds";

export function loopingFlow({ countRounds = false }: LoopingFlowOptions = {}): FlowDocument {
  const assignments = [
    { key: roundsAttribute, value: `{{ attributes.${roundsAttribute} | default: 0 | plus: 1 }}` },
  ];
  const blocks: Block[] = [
    block("message", "welcome", { text: "Welcome to {{ bot.name }}." }, { next: "topic" }),
    block("textQuestion", "topic", { text: "What is it about?", maxLength: 500 }, { next: "colour" }),
    block(
      "singleChoice",
      "colour",
      {
        text: "Noted: {{ answers.topic }}. Which colour?",
        options: [
          { id: "red", title: "Red" },
          { id: "blue", title: "Blue" },
        ],
      },
      { red: "amount", blue: "amount" },
    ),
    block(
      "number",
      "amount",
      { text: "How many?", min: 1, max: 1_000_000 },
      { next: countRounds ? "count" : "again" },
    ),
    ...(countRounds ? [block("setAttribute", "count", { assignments }, { next: "again" })] : []),
    block("jump", "again", { blockId: "topic" }, {}),
  ];
  return {
    schemaVersion: 1,
    start: "welcome",
    blocks: Object.fromEntries(blocks.map((each) => [each.id, each])),
  };
}

/** A right answer to whatever the bot waits for. */
export function answerTo(input: Pick<InputRequest, "kind"> | null, turn: number): VisitorInput {
  if (input?.kind === "choice") return { kind: "choice", optionIds: [turn % 2 === 0 ? "red" : "blue"] };
  return { kind: "text", text: input?.kind === "number" ? String(turn + 1) : `Question ${turn}` };
}

function block(
  kind: string,
  id: string,
  settings: Record<string, unknown>,
  outputs: Record<string, string>,
): Block {
  return { id, kind, settings, outputs };
}
