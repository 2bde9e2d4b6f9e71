// Titles within what a channel allows: one line, cut with an ellipsis, and different from each other.

import type { TextUnit } from "../capabilities.ts";
import { fittingEnd, measure } from "./measure.ts";

const ellipsis = "…";

export function shorten(text: string, maximum: number, unit: TextUnit = "strictest"): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (measure(line, unit) <= maximum) return line;
  const room = maximum - measure(ellipsis, unit);
  if (room <= 0) return line.slice(0, fittingEnd(line, maximum, unit));
  return line.slice(0, fittingEnd(line, room, unit)).trimEnd() + ellipsis;
}

/** Those that would look the same get a number; one that is empty becomes its number. */
export function shortenAll(
  texts: readonly string[],
  maximum: number,
  unit: TextUnit = "strictest",
): string[] {
  const taken = new Set<string>();
  return texts.map((text, index) => {
    let title = shorten(text, maximum, unit) || String(index + 1);
    for (let number = 2; taken.has(title.toLowerCase()); number += 1) {
      const mark = ` ${number}`;
      title = shorten(text, maximum - measure(mark, unit), unit) + mark;
    }
    taken.add(title.toLowerCase());
    return title;
  });
}
