// Rating: stars, faces, numbers, or the 0-to-10 question of the Net Promoter Score.

import type { VisitorInput } from "@parley/contracts/messages";
import { renderText } from "../../engine/stepRun.ts";
import type { TemplatePlace } from "../blockKind.ts";
import { parseNumber } from "../number/parseNumber.ts";
import { on } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { ratingSettings, type RatingSettings } from "./schema.ts";

/** Faces go from sad to happy in five steps; there are no more that people tell apart. */
const mostFaces = 5;
/** Borders of the Net Promoter Score: detractors up to 6, promoters from 9. */
const promoterBorders = { low: 6, high: 9 };

export const ratingBlock = defineRequestBlock<RatingSettings>({
  kind: "rating",
  group: "request",
  label: "Rating",
  description: "Asks how good something was: stars, faces, numbers or a recommendation.",
  icon: "IconStar",
  keywords: ["stars", "nps", "feedback", "score", "review", "satisfaction", "survey"],
  schema: ratingSettings,
  errorMessage: "Please choose a rating.",
  input: ({ block, settings, run }, base) => {
    const scale = scaleOf(settings);
    const labels = labelsOf(settings).map((label) => renderText(run, block.id, label).trim());
    return { kind: "rating", ...base, style: settings.style, ...scale, labels };
  },
  read(input, { settings }, offered) {
    const { min, max } = scaleOf(settings);
    const value = typedRating(input, min, offered?.kind === "rating" ? offered.labels : []);
    if (value === null || !Number.isInteger(value)) return { ok: false, reason: "not_a_rating" };
    if (value < min || value > max) {
      return { ok: false, reason: "out_of_range", message: `Please choose from ${min} to ${max}.` };
    }
    return { ok: true, value, text: String(value) };
  },
  outputs: (settings) =>
    settings.branchByRating
      ? [
          { id: "low", label: `Low (up to ${bordersOf(settings).low})` },
          { id: "middle", label: "Middle" },
          { id: "high", label: `High (from ${bordersOf(settings).high})` },
        ]
      : undefined,
  outputOf(value, settings) {
    if (!settings.branchByRating) return "next";
    const { low, high } = bordersOf(settings);
    if (Number(value) >= high) return "high";
    return Number(value) <= low ? "low" : "middle";
  },
  templates: labelTemplates,
  check({ settings, report }) {
    const { low, high } = bordersOf(settings);
    if (settings.branchByRating && low >= high) report("rating_borders_crossed", "settings.lowUpTo");
  },
  channels: {
    ...on(["whatsapp"], "The steps are a list to choose from, or are typed as a number."),
    ...on(["telegram", "messenger", "instagram"], "The steps are buttons with numbers."),
  },
});

function scaleOf({ style, highest }: RatingSettings): { min: number; max: number } {
  if (style === "nps") return { min: 0, max: 10 };
  return { min: 1, max: style === "emoji" ? Math.min(highest, mostFaces) : highest };
}

/** Words are shown when there is one for each step, or one for each end. */
function labelsOf(settings: RatingSettings): string[] {
  const { min, max } = scaleOf(settings);
  const labels = settings.labels.map((label) => label.trim());
  const steps = max - min + 1;
  if (labels.length === steps) return labels;
  const [first = "", last = ""] = labels;
  if (labels.length !== 2) return [];
  return Array.from({ length: steps }, (_, index) => (index === 0 ? first : index === steps - 1 ? last : ""));
}

function bordersOf(settings: RatingSettings): { low: number; high: number } {
  const { min, max } = scaleOf(settings);
  const usual =
    settings.style === "nps"
      ? promoterBorders
      : { low: Math.floor(min + (max - min) * 0.4), high: Math.ceil(min + (max - min) * 0.7) };
  return { low: settings.lowUpTo ?? usual.low, high: settings.highFrom ?? usual.high };
}

/** `4`, `4/5`, `4 stars`, four stars or hearts in a row, or the word of a step. */
function typedRating(input: VisitorInput, min: number, labels: readonly string[]): number | null {
  if (input.kind === "choice")
    return input.optionIds.length === 1 ? parseNumber(input.optionIds[0] ?? "") : null;
  if (input.kind !== "text") return null;
  const typed = input.text.trim().toLowerCase();
  const step = labels.findIndex((label) => label !== "" && label.toLowerCase() === typed);
  if (step >= 0) return min + step;
  const number = /^(\d{1,2})(?:\s*(?:\/|of|out of)\s*\d{1,2})?(?:\s*(?:stars?|points?|\*|★|⭐️?))?$/u.exec(
    typed,
  )?.[1];
  if (number !== undefined) return Number(number);
  return /^(?:★|⭐️?|\*){1,10}$/u.test(typed) ? [...typed.replaceAll("\ufe0f", "")].length : null;
}

function labelTemplates(settings: RatingSettings): TemplatePlace[] {
  return settings.labels.map((label, index) => ({ path: `labels.${index}`, text: label }));
}
