// Reading and checking options, shared by single and multiple choice.

import { limits } from "@parley/contracts/limits";
import type { ChoiceOption } from "@parley/contracts/messages";
import { renderText } from "../../engine/stepRun.ts";
import type { OptionSetting } from "../../settings/optionsField.ts";
import type { BlockContext, CheckContext, TemplatePlace } from "../blockKind.ts";

/** The options as the visitor sees them; those without a title are left out. */
export function offeredOptions({
  block,
  settings,
  run,
}: BlockContext<{ options: OptionSetting[] }>): ChoiceOption[] {
  return settings.options
    .slice(0, limits.choiceOptions)
    .map((option) => ({
      id: option.id,
      title: renderText(run, block.id, option.title).trim().slice(0, limits.choiceTitleLength),
    }))
    .filter((option) => option.title !== "");
}

/** The option somebody typed: its title in any case, or its number in the list. */
export function findOption(options: readonly ChoiceOption[], typed: string): ChoiceOption | null {
  const wanted = typed.trim().toLowerCase();
  const byTitle = options.find((option) => option.title.toLowerCase() === wanted);
  if (byTitle) return byTitle;
  const number = /^\d{1,3}[.)]?$/.exec(wanted) ? Number.parseInt(wanted, 10) : 0;
  return options[number - 1] ?? null;
}

export function optionTemplates(settings: { options: OptionSetting[] }): TemplatePlace[] {
  return settings.options.map((option, index) => ({ path: `options.${index}.title`, text: option.title }));
}

export function checkOptions({ settings, report }: CheckContext<{ options: OptionSetting[] }>): void {
  const { options } = settings;
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
    ids.add(option.id);
    titles.add(title.toLowerCase());
  }
}
