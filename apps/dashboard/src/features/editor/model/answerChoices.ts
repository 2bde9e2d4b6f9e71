// The answers a rule can look at: whole ones, and the parts of forms, addresses, ranges of days and other structures.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import { listAnswers } from "@parley/flow-engine";
import { longTitleOf } from "./blockTitle.ts";
import { readingOrder } from "./content.ts";

export interface AnswerChoice {
  /** The id of the block, or of a part of its answer. */
  value: string;
  label: string;
}

/** All of them, in the order of the conversation. */
export function answerChoices(document: FlowDocument): AnswerChoice[] {
  return readingOrder(document).flatMap((id) => {
    const block = document.blocks[id];
    return block ? choicesOf(block) : [];
  });
}

export function choicesOf(block: Block): AnswerChoice[] {
  const title = longTitleOf(block);
  return listAnswers(block).map(({ id, part }) => ({
    value: id,
    label: part === null ? title : `${title} › ${part}`,
  }));
}

/** The block that gives an answer or a part of it. */
export function answeringBlock({ blocks }: FlowDocument, answerId: string): Block | undefined {
  if (Object.hasOwn(blocks, answerId)) return blocks[answerId];
  return Object.values(blocks).find(
    (block) => answerId.startsWith(`${block.id}_`) && listAnswers(block).some(({ id }) => id === answerId),
  );
}
