// The smallest flow that works: greeting, a question, goodbye. For tests and for bots made without a template.

import { flowSchemaVersion, type Block, type FlowDocument } from "@parley/contracts/flow";
import { newBlock } from "./newBlock.ts";

export function starterDocument(): FlowDocument {
  const blocks = [
    connected("message", "welcome", { text: "Hello! How can we help you today?" }, { next: "topic" }),
    connected(
      "singleChoice",
      "topic",
      {
        text: "Please choose:",
        options: [
          { id: "question", title: "I have a question" },
          { id: "browsing", title: "I am just looking" },
        ],
      },
      { question: "question", browsing: "goodbye" },
    ),
    connected(
      "textQuestion",
      "question",
      { text: "What would you like to know?", multiline: true },
      { next: "goodbye" },
    ),
    connected("end", "goodbye", { text: "Thank you for stopping by!" }, {}),
  ];
  return {
    schemaVersion: flowSchemaVersion,
    start: "welcome",
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  };
}

function connected(
  kind: string,
  id: string,
  settings: Record<string, unknown>,
  outputs: Record<string, string>,
): Block {
  const block = newBlock(kind, id, settings);
  if (!block) throw new Error(`There is no block kind ${kind}.`);
  return { ...block, outputs: { ...block.outputs, ...outputs } };
}
