// What a test expects, compared with the conversation as it stands.

import type { BotTestStep, TextMatch } from "@parley/contracts/api/botTests";
import { describeStatus, statusWords } from "./describeStatus.ts";
import { matchesText } from "./matchesText.ts";
import type { Play } from "./playStep.ts";
import type { Mismatch } from "./runBotTest.ts";

/** Answers the difference, or null when the expectation holds. */
export function checkExpectation(play: Play, step: BotTestStep): Mismatch | null {
  switch (step.kind) {
    case "expectText":
      return checkText(play, step.match, step.text);
    case "expectAttribute": {
      const got = testedValue(play, step.key);
      if (got === step.value) return null;
      return { expected: `${step.key} is ${shown(step.value)}`, got: shown(got) };
    }
    case "expectVisited":
      if (play.visited.has(step.blockId)) return null;
      return { expected: "The conversation has been at this block", got: "It has not" };
    case "expectStatus":
      if (play.state.status === step.status) return null;
      return { expected: statusWords[step.status], got: describeStatus(play) };
    case "input":
    case "wait":
    case "result":
    case "handedBack":
      return null;
  }
}

const matchWords: Record<TextMatch, string> = {
  equals: "The bot says",
  contains: "The bot says something with",
  matches: "The bot says something that matches",
};

function checkText({ texts }: Play, match: TextMatch, wanted: string): Mismatch | null {
  const expected = `${matchWords[match]} ${shown(wanted)}`;
  const verdicts = texts.map((text) => matchesText(text, match, wanted));
  if (verdicts.includes(true)) return null;
  if (verdicts.includes(null)) return { expected, got: "The pattern cannot be used" };
  return { expected, got: texts.length > 0 ? texts.map(shown).join("\n") : "The bot said nothing" };
}

/** A value by its name in a test; an unknown one is empty. */
export function testedValue(
  { contact, state }: Pick<Play, "contact"> & { state: Pick<Play["state"], "variables"> },
  key: string,
): string {
  switch (key) {
    case "contact.name":
      return contact.name ?? "";
    case "contact.email":
      return contact.email ?? "";
    case "contact.phone":
      return contact.phone ? `${contact.phone.dialCode} ${contact.phone.number}` : "";
    case "contact.tags":
      return contact.tags.join(", ");
    default:
      break;
  }
  const [prefix, name] = key.startsWith("variables.") ? ["variables", key.slice(10)] : ["attributes", key];
  const values = prefix === "variables" ? (state.variables ?? {}) : contact.attributes;
  return Object.hasOwn(values, name) ? (values[name] ?? "") : "";
}

function shown(text: string): string {
  return text === "" ? "nothing" : `“${text}”`;
}
