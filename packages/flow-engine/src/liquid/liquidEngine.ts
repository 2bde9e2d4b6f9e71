// The Liquid dialect of bot texts: an allow-list of tags and filters that are pure, bounded and the same everywhere.
// No includes (nothing to include), no randomness, no host clock: `date` knows the step's own moment and time zone.

import { ForTag, Liquid } from "liquidjs";
import type { Template } from "liquidjs";
import { engineLimits } from "../engine/limits.ts";
import { momentText } from "./wallTime.ts";
import { addFilters } from "./addFilters.ts";

const allowedTags = new Set("assign capture case comment echo for if raw unless break continue #".split(" "));

const allowedFilters = new Set(
  (
    "abs append at_least at_most capitalize ceil compact concat date default divided_by downcase escape first floor " +
    "join last lstrip minus modulo newline_to_br plus prepend remove remove_first remove_last replace replace_first " +
    "replace_last reverse round rstrip size slice sort sort_natural split squish strip strip_html strip_newlines times " +
    "truncate truncatewords uniq upcase url_decode url_encode"
  ).split(" "),
);

/** Every round of a loop costs memory units, so that nested loops end after a fixed number of rounds on every machine. */
class CountedForTag extends ForTag {
  constructor(...parameters: ConstructorParameters<typeof ForTag>) {
    super(...parameters);
    const round: Template = {
      token: this.token,
      render: (context) => context.memoryLimit.use(engineLimits.loopRoundMemory),
    };
    this.templates.unshift(round);
  }
}

export const liquidEngine = createEngine();

export interface LiquidEngineOptions {
  /** Longest template that is parsed. */
  templateLength?: number;
  /** Called with every value a text puts out, the text's own words excepted. */
  outputEscape?: (value: unknown) => string;
}

export function createEngine({
  templateLength = engineLimits.templateLength,
  outputEscape,
}: LiquidEngineOptions = {}): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    dynamicPartials: false,
    relativeReference: false,
    locale: "en-US",
    timezoneOffset: 0,
    parseLimit: templateLength,
    ...(outputEscape && { outputEscape }),
    memoryLimit: engineLimits.templateMemory,
    renderLimit: engineLimits.templateMs,
    templates: {},
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  liquid.registerTag("for", CountedForTag);

  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) delete liquid.filters[name];
  useStepClock(liquid);
  addFilters(liquid);
  return liquid;
}

/** `"now" | date` means the moment of the step, and dates show in the bot's time zone unless the text names another.
 * A day or time without a zone is shown as it is. */
function useStepClock(liquid: Liquid): void {
  const original = liquid.filters["date"];
  if (typeof original !== "function") return;
  liquid.registerFilter("date", function (value: unknown, format: unknown, timeZone: unknown) {
    const { environments, globals } = this.context;
    const zone: unknown = timeZone ?? globals["timeZone"];
    const moment: unknown = value === "now" || value === "today" ? environments["now"] : value;
    const isText = typeof moment === "string" && typeof zone === "string";
    return original.call(this, isText ? momentText(moment, zone) : moment, format, zone);
  });
}
