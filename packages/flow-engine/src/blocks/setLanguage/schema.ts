// Settings of the set-language block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const setLanguageSettings = z.object({
  language: field(z.string().max(limits.nameLength).default(""), {
    label: "Language",
    hint: "A code like en, de or pt-BR, or a variable that holds one, for instance the answer to a question.",
    tab: "content",
    control: "text",
    template: true,
    required: true,
  }),
});
