// Multiple choice: several answers, then a button to go on.

import type { ChoiceOption, InputRequest, VisitorInput } from "@parley/contracts/messages";
import { limits } from "@parley/contracts/limits";
import { renderText } from "../../engine/stepRun.ts";
import type { CheckContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import type { Reading } from "../request/requestSpecification.ts";
import { checkOptions, findOption, offeredOptions, optionTemplates } from "../request/options.ts";
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
    const { block, settings, run } = context;
    const options = offeredOptions(context);
    if (options.length === 0) return null;
    const max = Math.min(settings.max ?? options.length, options.length);
    const submitLabel = renderText(run, block.id, settings.submitLabel)
      .trim()
      .slice(0, limits.callToActionLength);
    return {
      kind: "choices",
      ...base,
      options,
      min: Math.min(settings.min, max),
      max,
      submitLabel: submitLabel || "OK",
    };
  },
  read: (input, _context, offered) => readChoices(input, offered),
  templates: optionTemplates,
  check: checkMultipleChoice,
});

function readChoices(input: VisitorInput, offered: InputRequest | null): Reading {
  if (offered?.kind !== "choices") return { ok: false, reason: "unknown_option" };
  const chosen = findChosen(input, offered.options);
  if (!chosen) return { ok: false, reason: "unknown_option" };
  const { min, max } = offered;
  if (chosen.length < min) {
    return { ok: false, reason: "too_few", message: `Please choose at least ${min}.` };
  }
  if (chosen.length > max) {
    return { ok: false, reason: "too_many", message: `Please choose at most ${max}.` };
  }
  return {
    ok: true,
    value: chosen.map((option) => option.id),
    text: chosen.map((option) => option.title).join(", "),
  };
}

/** The options named, in the order they are offered; null when one of them is not offered. */
function findChosen(input: VisitorInput, options: readonly ChoiceOption[]): ChoiceOption[] | null {
  const ids = new Set<string>();
  if (input.kind === "choice") {
    for (const id of input.optionIds) ids.add(id);
  } else if (input.kind === "text") {
    const whole = findOption(options, input.text);
    const parts = whole ? [input.text] : input.text.split(/[,;\n]/).filter((part) => part.trim() !== "");
    for (const part of parts) {
      const option = findOption(options, part);
      if (!option) return null;
      ids.add(option.id);
    }
  }
  const chosen = options.filter((option) => ids.has(option.id));
  return ids.size > 0 && chosen.length === ids.size ? chosen : null;
}

function checkMultipleChoice(context: CheckContext<MultipleChoiceSettings>): void {
  checkOptions(context);
  const { settings, report } = context;
  const most = settings.max ?? settings.options.length;
  if (settings.max !== null && settings.min > settings.max) report("range_empty", "settings.min");
  else if (settings.options.length > 0 && settings.min > Math.min(most, settings.options.length)) {
    report("range_too_large", "settings.min", { count: settings.min, maximum: settings.options.length });
  }
}
