// Multiple choice: several answers, then a button to go on.

import { onMessengers } from "../request/channelNotes.ts";
import { checkSeveral, readSeveral, severalInput } from "../request/choiceAnswer.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import {
  checkOptions,
  listOutputs,
  offeredOptions,
  optionParts,
  optionTemplates,
} from "../request/options.ts";
import { multipleChoiceSettings, type MultipleChoiceSettings } from "./schema.ts";

export const multipleChoiceBlock = defineRequestBlock<MultipleChoiceSettings>({
  kind: "multipleChoice",
  group: "request",
  label: "Multiple choice",
  description: "Offers options of which several may be chosen.",
  icon: "IconChecklist",
  keywords: ["checkbox", "options", "several", "select", "list"],
  schema: multipleChoiceSettings,
  errorMessage: "Please choose from the options.",
  input(context, base) {
    const options = offeredOptions(context);
    return options.length > 0 ? severalInput(context, base, options) : null;
  },
  read: (input, { settings }, offered) => readSeveral(input, settings, offered),
  ...listOutputs,
  answerParts: optionParts,
  templates: optionTemplates,
  check(context) {
    checkOptions(context);
    checkSeveral(context);
  },
  channels: onMessengers("The options are numbered, and visitors type the numbers."),
});
