// Name: fills the contact's name.

import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import { nameSettings } from "./schema.ts";

export const nameBlock = defineRequestBlock({
  kind: "name",
  group: "request",
  label: "Name",
  description: "Asks for the name and keeps it with the contact.",
  icon: "IconUser",
  keywords: ["who", "contact", "person", "lead"],
  schema: nameSettings,
  errorMessage: "Please type your name.",
  input: ({ settings }, base) => ({
    kind: "name",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    maxLength: settings.maxLength,
  }),
  read(input, { settings }) {
    const reading = readText(input, settings.maxLength);
    if (!reading.ok) return reading;
    const name = reading.text.replace(/\s+/g, " ");
    // Something without a single letter is a slip of the finger or a test of the bot, not a name.
    if (!/\p{L}/u.test(name)) return { ok: false, reason: "not_a_name" };
    return { ok: true, value: name, text: name, patch: { name } };
  },
  known: ({ run }) => (run.contact.name ? { kind: "text", text: run.contact.name } : null),
});
