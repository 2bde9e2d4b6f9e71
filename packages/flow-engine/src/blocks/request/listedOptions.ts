// Options from a variable: a JSON list of texts or objects, or one option per line.

import { limits } from "@parley/contracts/limits";
import type { ChoiceOption } from "@parley/contracts/messages";
import { renderText, type StepRun } from "../../engine/stepRun.ts";
import { isWebUrl } from "../../settings/webUrl.ts";

/** Longest id of an option in an answer. */
const maximumIdLength = 64;

export function listedOptions(run: StepRun, blockId: string, template: string): ChoiceOption[] {
  const list = readList(renderText(run, blockId, template).trim());
  if (list === null) {
    run.trace.push({ kind: "warning", blockId, code: "options_unreadable", detail: "no JSON list" });
    return [];
  }
  const options: ChoiceOption[] = [];
  const ids = new Set<string>();
  for (const entry of list) {
    const option = readOption(entry);
    if (!option || ids.has(option.id)) continue;
    ids.add(option.id);
    options.push(option);
    if (options.length === limits.choiceOptions) break;
  }
  return options;
}

function readList(text: string): unknown[] | null {
  if (!text.startsWith("[")) return text.split("\n").map((line) => line.replace(/^\s*[-*•]\s+/, ""));
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

/** Texts and numbers are their own id; objects name theirs as `id` or `value`. */
function readOption(entry: unknown): ChoiceOption | null {
  const fields = typeof entry === "object" && entry !== null ? entry : { title: entry };
  const title = firstText(fields, ["title", "label", "name"]).slice(0, limits.choiceTitleLength);
  if (title === "") return null;
  const imageUrl = firstText(fields, ["imageUrl", "image"]);
  const text = firstText(fields, ["text", "description"]).slice(0, limits.noteTitleLength);
  return {
    id: (firstText(fields, ["id", "value"]) || title).slice(0, maximumIdLength),
    title,
    ...(isWebUrl(imageUrl) ? { imageUrl } : {}),
    ...(text ? { text } : {}),
  };
}

function firstText(fields: object, names: readonly string[]): string {
  for (const name of names) {
    const value: unknown = Object.hasOwn(fields, name) ? Reflect.get(fields, name) : undefined;
    if (typeof value === "number" || typeof value === "string") {
      const text = String(value).trim();
      if (text !== "") return text;
    }
  }
  return "";
}
