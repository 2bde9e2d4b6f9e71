// The settings of a conversation's start: get started, greeting, ice breakers, menu, commands and allowed websites.

import { checkPayload } from "./checkButtons.ts";
import { fieldsOf, isWebUrl, listOf, recordsOf, textOf, type Fields } from "./fields.ts";
import {
  COMMANDS,
  COMMAND_DESCRIPTION_CHARACTERS,
  COMMAND_NAME_CHARACTERS,
  GREETING_CHARACTERS,
  ICE_BREAKERS,
  MENU_ITEMS,
  MENU_TITLE_CHARACTERS,
  lengthOf,
  type Platform,
} from "./limits.ts";
import { invalid, type Refusal } from "./refusal.ts";

const KNOWN: Record<Platform, readonly string[]> = {
  messenger: [
    "get_started",
    "greeting",
    "ice_breakers",
    "persistent_menu",
    "commands",
    "whitelisted_domains",
  ],
  instagram: ["ice_breakers", "persistent_menu"],
};

export function profileFields(platform: Platform): readonly string[] {
  return KNOWN[platform];
}

/** The settings in a call, or why they are refused. `stored` is what the Page has already. */
export function checkProfile(platform: Platform, values: Fields, stored: Fields): Fields | Refusal {
  const given: Fields = {};
  for (const name of KNOWN[platform]) {
    if (values[name] !== undefined)
      given[name] = fieldsOf(values[name]) ?? listOf(values[name]) ?? values[name];
  }
  if (Object.keys(given).length === 0) return invalid("Requires one of the settings of a messenger profile.");
  const together = { ...stored, ...given };
  for (const [name, value] of Object.entries(given)) {
    const problem = checkSetting(platform, name, value, together);
    if (problem) return problem;
  }
  return given;
}

function checkSetting(
  platform: Platform,
  name: string,
  value: unknown,
  together: Fields,
): Refusal | undefined {
  switch (name) {
    case "get_started":
      return checkPayload("get_started", fieldsOf(value)?.["payload"]);
    case "greeting":
      return checkLocales(name, value, ({ text }) =>
        checkLength("greeting[text]", text, GREETING_CHARACTERS),
      );
    case "ice_breakers":
      return checkIceBreakers(value);
    case "persistent_menu":
      if (platform === "messenger" && together["get_started"] === undefined) {
        return invalid("You must set a Get Started button if you also wish to use persistent menu.");
      }
      return checkLocales(name, value, (menu) => checkMenu(platform, menu));
    case "commands":
      return checkLocales(name, value, checkCommands);
    default:
      return (listOf(value) ?? [undefined]).every(isWebUrl)
        ? undefined
        : invalid("Param whitelisted_domains must be a list of valid web addresses.");
  }
}

function checkLocales(
  name: string,
  value: unknown,
  check: (entry: Fields) => Refusal | undefined,
): Refusal | undefined {
  const entries = recordsOf(value);
  if (entries.length === 0) return invalid(`Param ${name} must be a non-empty array.`);
  if (!entries.some((entry) => entry["locale"] === "default")) {
    return invalid(`Param ${name} needs an element with the locale "default".`);
  }
  for (const entry of entries) {
    const problem = check(entry);
    if (problem) return problem;
  }
  return undefined;
}

/** With call_to_actions per locale, or as a plain list of questions. */
function checkIceBreakers(value: unknown): Refusal | undefined {
  const entries = recordsOf(value);
  const isPlain = entries.every((entry) => entry["question"] !== undefined);
  const groups = isPlain ? [entries] : entries.map((entry) => recordsOf(entry["call_to_actions"]));
  for (const questions of groups) {
    if (questions.length === 0 || questions.length > ICE_BREAKERS) {
      return invalid(`Param ice_breakers must have between 1 and ${ICE_BREAKERS} questions.`);
    }
    for (const question of questions) {
      if (!textOf(question["question"])) return invalid("The parameter ice_breakers[question] is required.");
      const problem = checkPayload("ice_breakers", question["payload"]);
      if (problem) return problem;
    }
  }
  return undefined;
}

export function checkMenu(platform: Platform, menu: Fields): Refusal | undefined {
  if (platform === "instagram" && menu["composer_input_disabled"] !== undefined) {
    return invalid("Param persistent_menu[composer_input_disabled] is not supported on Instagram.");
  }
  const items = recordsOf(menu["call_to_actions"]);
  if (items.length === 0 || items.length > MENU_ITEMS) {
    return invalid(`Param persistent_menu[call_to_actions] must have between 1 and ${MENU_ITEMS} elements.`);
  }
  for (const item of items) {
    const problem =
      checkLength("persistent_menu[title]", item["title"], MENU_TITLE_CHARACTERS) ?? checkMenuItem(item);
    if (problem) return problem;
  }
  return undefined;
}

function checkMenuItem(item: Fields): Refusal | undefined {
  if (item["type"] === "postback") return checkPayload("persistent_menu", item["payload"]);
  if (item["type"] !== "web_url")
    return invalid("Param persistent_menu[type] must be one of {postback, web_url}.");
  return isWebUrl(item["url"])
    ? undefined
    : invalid("Param persistent_menu[url] must be a valid web address.");
}

function checkCommands(entry: Fields): Refusal | undefined {
  const commands = recordsOf(entry["commands"]);
  if (commands.length > COMMANDS) return invalid(`Param commands must have at most ${COMMANDS} elements.`);
  for (const { name, description } of commands) {
    const problem =
      checkLength("commands[name]", name, COMMAND_NAME_CHARACTERS) ??
      checkLength("commands[description]", description, COMMAND_DESCRIPTION_CHARACTERS);
    if (problem) return problem;
  }
  return undefined;
}

function checkLength(place: string, value: unknown, limit: number): Refusal | undefined {
  const text = textOf(value);
  if (!text) return invalid(`The parameter ${place} is required.`);
  if (lengthOf(text) <= limit) return undefined;
  return invalid(`Length of param ${place} must be less than or equal to ${limit}`);
}
