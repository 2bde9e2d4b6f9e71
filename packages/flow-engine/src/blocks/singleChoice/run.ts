// Single choice: one answer of several, each leading its own way.

import { on } from "../request/channelNotes.ts";
import { readOne } from "../request/choiceAnswer.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import {
  checkOptions,
  isListed,
  listOutputs,
  offeredOptions,
  optionOutputs,
  optionParts,
  optionTemplates,
} from "../request/options.ts";
import { singleChoiceSettings, type SingleChoiceSettings } from "./schema.ts";

export const singleChoiceBlock = defineRequestBlock<SingleChoiceSettings>({
  kind: "singleChoice",
  group: "request",
  label: "Single choice",
  description: "Offers buttons; each answer can lead to another block.",
  icon: "IconListCheck",
  keywords: ["buttons", "options", "menu", "branch", "select", "poll"],
  schema: singleChoiceSettings,
  errorMessage: "Please choose one of the options.",
  input(context, base) {
    const options = offeredOptions(context);
    return options.length > 0 ? { kind: "choice", ...base, options } : null;
  },
  read: (input, { settings }, offered) => readOne(input, settings, offered),
  outputs: optionOutputs,
  outputOf: (value, settings) => (isListed(settings) ? "next" : String(value)),
  ...listOutputs,
  answerParts: optionParts,
  templates: optionTemplates,
  check: checkOptions,
  channels: {
    ...on(["whatsapp"], "Up to 3 options are buttons, up to 10 a list; more are numbered and typed."),
    ...on(["messenger", "instagram"], "Up to 13 options are buttons; more are numbered and typed."),
  },
});
