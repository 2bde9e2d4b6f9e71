// Settings of the WhatsApp form.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";
import { assignment } from "../setAttribute/schema.ts";

/** What WhatsApp shows on the button. */
const maximumButtonLength = 30;

export const whatsappFormSettings = z.object({
  formId: field(z.string().max(limits.nameLength).default(""), {
    label: "Form",
    hint: "The id of a published form (Flow) of your WhatsApp account.",
    tab: "content",
    control: "text",
    required: true,
  }),
  text: textField("Message", { initial: "Please fill in this form." }),
  buttonLabel: field(z.string().max(maximumButtonLength).default("Open"), {
    label: "Button",
    tab: "content",
    control: "text",
    said: true,
    required: true,
  }),
  answers: field(z.array(assignment).max(limits.formFields).default([]), {
    label: "Keep answers",
    hint: "The attribute, and the name of the form's answer to keep in it. Without any, the bot does not wait.",
    tab: "content",
    control: "assignments",
  }),
});
export type WhatsappFormSettings = z.infer<typeof whatsappFormSettings>;
