// All block kinds, in the order of the palette. Adding one is a folder and a line here.

import type { Block } from "@parley/contracts/flow";
import type { BlockDefinition, BlockKind, PreparedBlock } from "./blockKind.ts";
import { callFlowBlock } from "./callFlow/run.ts";
import { conditionBlock } from "./condition/run.ts";
import { delayBlock } from "./delay/run.ts";
import { emailBlock } from "./email/run.ts";
import { endBlock } from "./end/run.ts";
import { imageBlock } from "./image/run.ts";
import { jumpBlock } from "./jump/run.ts";
import { linksBlock } from "./links/run.ts";
import { liveChatBlock } from "./liveChat/run.ts";
import { messageBlock } from "./message/run.ts";
import { multipleChoiceBlock } from "./multipleChoice/run.ts";
import { nameBlock } from "./name/run.ts";
import { numberBlock } from "./number/run.ts";
import { phoneBlock } from "./phone/run.ts";
import { redirectBlock } from "./redirect/run.ts";
import { returnFlowBlock } from "./returnFlow/run.ts";
import { setAttributeBlock } from "./setAttribute/run.ts";
import { singleChoiceBlock } from "./singleChoice/run.ts";
import { tagsBlock } from "./tags/run.ts";
import { textQuestionBlock } from "./textQuestion/run.ts";
import { consentBlock } from "./consent/run.ts";
import { iframeBlock } from "./iframe/run.ts";
import { locationBlock } from "./location/run.ts";
import { appointmentBlock } from "./appointment/run.ts";
import { dateBlock } from "./date/run.ts";
import { pictureChoiceBlock } from "./pictureChoice/run.ts";
import { rangeBlock } from "./range/run.ts";
import { ratingBlock } from "./rating/run.ts";
import { smartQuestionBlock } from "./smartQuestion/run.ts";
import { urlBlock } from "./url/run.ts";
import { yesNoBlock } from "./yesNo/run.ts";
import { videoBlock } from "./video/run.ts";

export const blockKinds: readonly BlockKind[] = [
  messageBlock,
  imageBlock,
  videoBlock,
  linksBlock,
  nameBlock,
  emailBlock,
  phoneBlock,
  singleChoiceBlock,
  multipleChoiceBlock,
  pictureChoiceBlock,
  textQuestionBlock,
  numberBlock,
  yesNoBlock,
  ratingBlock,
  rangeBlock,
  smartQuestionBlock,
  dateBlock,
  appointmentBlock,
  locationBlock,
  urlBlock,
  consentBlock,
  iframeBlock,
  conditionBlock,
  setAttributeBlock,
  tagsBlock,
  delayBlock,
  jumpBlock,
  redirectBlock,
  callFlowBlock,
  returnFlowBlock,
  liveChatBlock,
  endBlock,
];

const kindsByName = new Map(blockKinds.map((kind) => [kind.definition.kind, kind]));

/** What the palette lists. */
export const blockDefinitions: readonly BlockDefinition[] = blockKinds.map((kind) => kind.definition);

/** Label, icon and group of a kind, or undefined when it is unknown. */
export function blockDefinition(kind: string): BlockDefinition | undefined {
  return findBlockKind(kind)?.definition;
}

export function findBlockKind(kind: string): BlockKind | undefined {
  return kindsByName.get(kind);
}

/** Blocks are values that are never changed, so what was read from one stays true as long as it lives. */
const prepared = new WeakMap<Block, PreparedBlock>();

/** The block with its settings read, or null when its kind is unknown. */
export function prepareBlock(block: Block): PreparedBlock | null {
  const known = prepared.get(block);
  if (known) return known;
  const made = findBlockKind(block.kind)?.prepare(block) ?? null;
  if (made) prepared.set(block, made);
  return made;
}
