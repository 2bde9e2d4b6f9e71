// Single choice: one answer of several, each leading its own way.

import type { ChoiceOption, InputRequest, VisitorInput } from "@parley/contracts/messages";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { checkOptions, findOption, offeredOptions, optionTemplates } from "../request/options.ts";
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
  read(input, _context, offered) {
    const chosen = findChosen(input, offered);
    return chosen
      ? { ok: true, value: chosen.id, text: chosen.title }
      : { ok: false, reason: "unknown_option" };
  },
  outputs: (settings) =>
    settings.options.map((option) => ({ id: option.id, label: option.title || "Option" })),
  outputOf: (value) => String(value),
  templates: optionTemplates,
  check: checkOptions,
});

function findChosen(input: VisitorInput, offered: InputRequest | null): ChoiceOption | null {
  if (offered?.kind !== "choice") return null;
  if (input.kind === "text") return findOption(offered.options, input.text);
  if (input.kind !== "choice" || input.optionIds.length !== 1) return null;
  return offered.options.find((option) => option.id === input.optionIds[0]) ?? null;
}
