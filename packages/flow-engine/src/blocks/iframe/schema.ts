// Settings of the embedded page.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const iframeSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Does not show the page again when it was shown before.",
  }),
  url: field(z.string().max(limits.urlLength).default(""), {
    label: "Page",
    hint: "Its owner must allow that it is shown inside other sites.",
    tab: "content",
    control: "text",
    placeholder: "https://example.com/form",
    template: true,
  }),
  title: field(z.string().max(limits.noteTitleLength).default(""), {
    label: "Title",
    hint: "Read out to people who cannot see the page, and shown as the link where pages cannot be embedded.",
    tab: "content",
    control: "text",
    template: true,
  }),
  buttonLabel: labelField("Button to go on", "Done"),
  heightPixels: field(z.number().int().min(120).max(900).default(360), {
    label: "Height (pixels)",
    tab: "content",
    control: "number",
  }),
});
export type IframeSettings = z.infer<typeof iframeSettings>;
