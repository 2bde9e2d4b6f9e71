// Offering and checking options, shared by all choices.

import { limits } from "@parley/contracts/limits";
import type { ChoiceOption } from "@parley/contracts/messages";
import { renderText } from "../../engine/stepRun.ts";
import type { OptionSetting } from "../../settings/optionsField.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import type { AnswerPartName } from "../answerParts.ts";
import type { BlockContext, BlockOutput, CheckContext, TemplatePlace } from "../blockKind.ts";
import { listedOptions } from "./listedOptions.ts";

export interface OptionsSettings {
  options: readonly (OptionSetting & { imageUrl?: string; text?: string })[];
  optionsFrom: string;
}

/** Whether the options come from a list that is known only when the flow runs. */
export function isListed(settings: OptionsSettings): boolean {
  return settings.optionsFrom.trim() !== "";
}

/** The options as the visitor sees them; those without a title are left out. */
export function offeredOptions(context: BlockContext<OptionsSettings>): ChoiceOption[] {
  const { block, settings, run } = context;
  if (isListed(settings)) return listedOptions(run, block.id, settings.optionsFrom);
  return settings.options
    .slice(0, limits.choiceOptions)
    .map((option) => renderOption(context, option))
    .filter((option) => option.title !== "");
}

function renderOption(
  { block, run }: BlockContext<OptionsSettings>,
  option: OptionsSettings["options"][number],
): ChoiceOption {
  const render = (template: string | undefined) => renderText(run, block.id, template ?? "").trim();
  const imageUrl = render(option.imageUrl);
  const text = render(option.text).slice(0, limits.noteTitleLength);
  return {
    id: option.id,
    title: render(option.title).slice(0, limits.choiceTitleLength),
    ...(isWebUrl(imageUrl) ? { imageUrl } : {}),
    ...(text ? { text } : {}),
  };
}

/** The option somebody typed: its title in any case, or its number in the list. */
export function findOption(options: readonly ChoiceOption[], typed: string): ChoiceOption | null {
  const wanted = typed.trim().toLowerCase();
  const byTitle = options.find((option) => option.title.toLowerCase() === wanted);
  if (byTitle) return byTitle;
  const number = /^\d{1,3}[.)]?$/.exec(wanted) ? Number.parseInt(wanted, 10) : 0;
  return options[number - 1] ?? null;
}

/** A way out for each option; a list has one for all. */
export function optionOutputs(settings: OptionsSettings): BlockOutput[] | undefined {
  if (isListed(settings)) return undefined;
  return settings.options.map((option) => ({ id: option.id, label: option.title || "Option" }));
}

/** Lists may be empty when the flow runs. */
export const listOutputs = {
  extraOutputs: (settings: OptionsSettings): BlockOutput[] =>
    isListed(settings) ? [{ id: "empty", label: "Nothing to choose from" }] : [],
  emptyOutput: (settings: OptionsSettings): string | null => (isListed(settings) ? "empty" : null),
  immediateOutputs: ["empty"],
};

/** Options of a list have ids of their own, which texts can read. */
export function optionParts(settings: OptionsSettings): AnswerPartName[] {
  return isListed(settings) ? [{ id: "id", label: "Id" }] : [];
}

export function optionTemplates(settings: OptionsSettings): TemplatePlace[] {
  return settings.options.flatMap((option, index) => [
    { path: `options.${index}.title`, text: option.title },
    ...(option.text === undefined ? [] : [{ path: `options.${index}.text`, text: option.text }]),
    ...(option.imageUrl === undefined ? [] : [{ path: `options.${index}.imageUrl`, text: option.imageUrl }]),
  ]);
}

export function checkOptions({ settings, report }: CheckContext<OptionsSettings>): void {
  const { options } = settings;
  if (isListed(settings)) return;
  if (options.length === 0) report("choice_without_options", "settings.options");
  if (options.length > limits.choiceOptions) {
    report("too_many_options", "settings.options", { count: options.length, maximum: limits.choiceOptions });
  }
  const ids = new Set<string>();
  const titles = new Set<string>();
  for (const [index, option] of options.entries()) {
    const path = `settings.options.${index}`;
    const title = option.title.trim();
    if (title === "") report("option_title_missing", `${path}.title`);
    else if (titles.has(title.toLowerCase())) report("option_title_repeated", `${path}.title`, { title });
    if (ids.has(option.id)) report("option_id_repeated", `${path}.id`, { id: option.id });
    if (option.imageUrl !== undefined) checkUrl(option.imageUrl, `${path}.imageUrl`, report);
    ids.add(option.id);
    titles.add(title.toLowerCase());
  }
}
