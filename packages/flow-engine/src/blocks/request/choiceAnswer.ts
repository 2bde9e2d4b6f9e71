// Reading a choice: chosen by id, or typed as title or number.

import type { ChoiceOption, InputRequest, VisitorInput } from "@parley/contracts/messages";
import { limits } from "@parley/contracts/limits";
import type { BlockContext, CheckContext } from "../blockKind.ts";
import { renderLabel } from "./label.ts";
import { findOption, isListed, type OptionsSettings } from "./options.ts";
import type { GoodReading, InputBase, Reading } from "./requestSpecification.ts";

/** Settings of a choice of which several may be taken. */
export interface SeveralSettings extends OptionsSettings {
  min: number;
  max: number | null;
  submitLabel: string;
}

export function readOne(
  input: VisitorInput,
  settings: OptionsSettings,
  offered: InputRequest | null,
): Reading {
  const chosen = offered?.kind === "choice" ? findOne(input, offered.options) : null;
  if (!chosen) return { ok: false, reason: "unknown_option" };
  return { ok: true, value: chosen.id, text: chosen.title, ...partsOf([chosen], settings) };
}

function findOne(input: VisitorInput, options: readonly ChoiceOption[]): ChoiceOption | null {
  if (input.kind === "text") return findOption(options, input.text);
  if (input.kind !== "choice" || input.optionIds.length !== 1) return null;
  return options.find((option) => option.id === input.optionIds[0]) ?? null;
}

export function severalInput(
  context: BlockContext<SeveralSettings>,
  base: InputBase,
  options: ChoiceOption[],
): InputRequest {
  const { settings } = context;
  const max = Math.min(settings.max ?? options.length, options.length);
  const min = Math.min(settings.min, max);
  const submitLabel = renderLabel(context, settings.submitLabel, "OK", limits.callToActionLength);
  return { kind: "choices", ...base, options, min, max, submitLabel };
}

export function readSeveral(
  input: VisitorInput,
  settings: OptionsSettings,
  offered: InputRequest | null,
): Reading {
  if (offered?.kind !== "choices") return { ok: false, reason: "unknown_option" };
  const chosen = findSeveral(input, offered.options);
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
    ...partsOf(chosen, settings),
  };
}

function partsOf(chosen: readonly ChoiceOption[], settings: OptionsSettings): Pick<GoodReading, "parts"> {
  if (!isListed(settings)) return {};
  const id = chosen.map((option) => option.id).join(", ");
  return { parts: { id: { value: id, text: id } } };
}

/** The options named, in the order they are offered; null when one of them is not offered. */
function findSeveral(input: VisitorInput, options: readonly ChoiceOption[]): ChoiceOption[] | null {
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

export function checkSeveral({ settings, report }: CheckContext<SeveralSettings>): void {
  const count = isListed(settings) ? limits.choiceOptions : settings.options.length;
  const most = settings.max ?? count;
  if (settings.max !== null && settings.min > settings.max) report("range_empty", "settings.min");
  else if (count > 0 && settings.min > Math.min(most, count)) {
    report("range_too_large", "settings.min", { count: settings.min, maximum: count });
  }
}
