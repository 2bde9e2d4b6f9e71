// Picture choice: options shown as tiles with pictures, one or several of them.

import { onMessengers } from "../request/channelNotes.ts";
import { checkSeveral, readOne, readSeveral, severalInput } from "../request/choiceAnswer.ts";
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
import { pictureChoiceSettings, type PictureChoiceSettings } from "./schema.ts";

export const pictureChoiceBlock = defineRequestBlock<PictureChoiceSettings>({
  kind: "pictureChoice",
  group: "request",
  label: "Picture choice",
  description: "Offers pictures to choose from.",
  icon: "IconLibraryPhoto",
  keywords: ["image", "tiles", "options", "gallery", "select", "product"],
  schema: pictureChoiceSettings,
  errorMessage: "Please choose from the options.",
  input(context, base) {
    const options = offeredOptions(context);
    if (options.length === 0) return null;
    return context.settings.several
      ? severalInput(context, base, options)
      : { kind: "choice", ...base, options };
  },
  read: (input, { settings }, offered) =>
    settings.several ? readSeveral(input, settings, offered) : readOne(input, settings, offered),
  outputs: (settings) => (settings.several ? undefined : optionOutputs(settings)),
  outputOf: (value, settings) => (settings.several || isListed(settings) ? "next" : String(value)),
  ...listOutputs,
  answerParts: optionParts,
  templates: optionTemplates,
  check(context) {
    checkOptions(context);
    if (context.settings.several) checkSeveral(context);
  },
  channels: onMessengers(
    "Each picture is sent with its title, followed by buttons or numbers to choose from.",
  ),
});
