// Settings of the audio block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const audioSettings = z.object({
  url: field(z.string().max(limits.urlLength).default(""), {
    label: "Sound",
    hint: "Address of a sound file, for example MP3 or M4A.",
    tab: "content",
    control: "audioUrl",
    placeholder: "https://example.com/welcome.mp3",
    template: true,
  }),
  text: textField("Caption", { required: false, hint: "Optional. Say here what is to be heard." }),
  ...speakingFields(),
});
