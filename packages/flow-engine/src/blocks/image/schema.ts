// Settings of the image block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const imageSettings = z.object({
  url: field(z.string().max(limits.urlLength).default(""), {
    label: "Picture",
    hint: "Address of a picture or an animated GIF.",
    tab: "content",
    control: "imageUrl",
    placeholder: "https://example.com/picture.jpg",
    template: true,
  }),
  alt: field(z.string().max(limits.noteTitleLength).default(""), {
    label: "Description",
    hint: "Read out to people who cannot see the picture.",
    tab: "content",
    control: "text",
    template: true,
  }),
  isSticker: field(z.boolean().default(false), {
    label: "Show as a sticker",
    hint: "Small and without a frame; best for pictures with a transparent background.",
    tab: "content",
    control: "toggle",
  }),
  text: textField("Caption", { required: false, hint: "Optional. Shown below the picture." }),
  ...speakingFields(),
});
