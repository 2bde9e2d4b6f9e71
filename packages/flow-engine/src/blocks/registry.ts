// All block kinds, in the order of the palette. Adding one is a folder and a line here.

import type { Block } from "@parley/contracts/flow";
import type { BlockDefinition, BlockKind, PreparedBlock } from "./blockKind.ts";
import { abSplitBlock } from "./abSplit/run.ts";
import { addNoteBlock } from "./addNote/run.ts";
import { aiAnswerBlock } from "./aiAnswer/run.ts";
import { apiCallBlock } from "./apiCall/run.ts";
import { appointmentBlock } from "./appointment/run.ts";
import { assignBlock } from "./assign/run.ts";
import { businessHoursBlock } from "./businessHours/run.ts";
import { callFlowBlock } from "./callFlow/run.ts";
import { catalogueBlock } from "./catalogue/run.ts";
import { conditionBlock } from "./condition/run.ts";
import { consentBlock } from "./consent/run.ts";
import { dateBlock } from "./date/run.ts";
import { delayBlock } from "./delay/run.ts";
import { dripBlock } from "./drip/run.ts";
import { emailBlock } from "./email/run.ts";
import { endBlock } from "./end/run.ts";
import { addressBlock } from "./address/run.ts";
import { formBlock } from "./form/run.ts";
import { audioBlock } from "./audio/run.ts";
import { cardsBlock } from "./cards/run.ts";
import { contactCardBlock } from "./contactCard/run.ts";
import { documentBlock } from "./document/run.ts";
import { sendLocationBlock } from "./sendLocation/run.ts";
import { fileUploadBlock } from "./fileUpload/run.ts";
import { iframeBlock } from "./iframe/run.ts";
import { imageBlock } from "./image/run.ts";
import { jumpBlock } from "./jump/run.ts";
import { linksBlock } from "./links/run.ts";
import { liveChatBlock } from "./liveChat/run.ts";
import { locationBlock } from "./location/run.ts";
import { loopBlock } from "./loop/run.ts";
import { messageBlock } from "./message/run.ts";
import { multipleChoiceBlock } from "./multipleChoice/run.ts";
import { nameBlock } from "./name/run.ts";
import { notifyTeamBlock } from "./notifyTeam/run.ts";
import { numberBlock } from "./number/run.ts";
import { optInBlock } from "./optIn/run.ts";
import { otpBlock } from "./otp/run.ts";
import { phoneBlock } from "./phone/run.ts";
import { pictureChoiceBlock } from "./pictureChoice/run.ts";
import { randomBlock } from "./random/run.ts";
import { rangeBlock } from "./range/run.ts";
import { ratingBlock } from "./rating/run.ts";
import { redirectBlock } from "./redirect/run.ts";
import { returnFlowBlock } from "./returnFlow/run.ts";
import { sendEmailBlock } from "./sendEmail/run.ts";
import { setAttributeBlock } from "./setAttribute/run.ts";
import { setLanguageBlock } from "./setLanguage/run.ts";
import { setStatusBlock } from "./setStatus/run.ts";
import { signatureBlock } from "./signature/run.ts";
import { singleChoiceBlock } from "./singleChoice/run.ts";
import { smartQuestionBlock } from "./smartQuestion/run.ts";
import { tagsBlock } from "./tags/run.ts";
import { textQuestionBlock } from "./textQuestion/run.ts";
import { urlBlock } from "./url/run.ts";
import { videoBlock } from "./video/run.ts";
import { webhookBlock } from "./webhook/run.ts";
import { whatsappFormBlock } from "./whatsappForm/run.ts";
import { whatsappTemplateBlock } from "./whatsappTemplate/run.ts";
import { yesNoBlock } from "./yesNo/run.ts";

export const blockKinds: readonly BlockKind[] = [
  messageBlock,
  imageBlock,
  videoBlock,
  audioBlock,
  documentBlock,
  cardsBlock,
  linksBlock,
  contactCardBlock,
  sendLocationBlock,
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
  formBlock,
  addressBlock,
  fileUploadBlock,
  signatureBlock,
  otpBlock,
  locationBlock,
  urlBlock,
  consentBlock,
  iframeBlock,
  conditionBlock,
  businessHoursBlock,
  abSplitBlock,
  randomBlock,
  loopBlock,
  setAttributeBlock,
  tagsBlock,
  delayBlock,
  jumpBlock,
  redirectBlock,
  callFlowBlock,
  returnFlowBlock,
  apiCallBlock,
  webhookBlock,
  aiAnswerBlock,
  assignBlock,
  setStatusBlock,
  addNoteBlock,
  notifyTeamBlock,
  sendEmailBlock,
  setLanguageBlock,
  optInBlock,
  dripBlock,
  whatsappTemplateBlock,
  whatsappFormBlock,
  catalogueBlock,
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
