// Settings of the video block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const videoSettings = z.object({
  url: field(z.string().max(limits.urlLength).default(""), {
    label: "Video",
    hint: "Address of a video file, or a YouTube or Vimeo link.",
    tab: "content",
    control: "videoUrl",
    placeholder: "https://www.youtube.com/watch?v=…",
    template: true,
  }),
  text: textField("Caption", { required: false, hint: "Optional. Shown below the video." }),
  ...speakingFields(),
});
