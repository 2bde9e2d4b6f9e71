// How long a text is, as a channel counts. Every unit counts at least one for each UTF-16 unit.

import type { TextUnit } from "../capabilities.ts";

const encoder = new TextEncoder();

export function measure(text: string, unit: TextUnit): number {
  return unit === "bytes" ? encoder.encode(text).length : text.length;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** Units read beyond a cut to see whether it falls into a sign; signs are hardly ever longer. */
const LOOK_AHEAD = 64;

/**
 * Where the longest beginning within `maximum` ends without cutting a sign. A sign that is longer than the maximum alone is
 * cut between its code points: 0 only when not even one of them fits.
 */
export function fittingEnd(text: string, maximum: number, unit: TextUnit): number {
  const end = codePointEnd(text, maximum, unit);
  if (end >= text.length) return text.length;
  const border = segmenter.segment(text.slice(0, end + LOOK_AHEAD)).containing(end)?.index ?? end;
  return border > 0 ? border : end;
}

function codePointEnd(text: string, maximum: number, unit: TextUnit): number {
  let end = 0;
  let used = 0;
  while (end < text.length) {
    const sign = String.fromCodePoint(text.codePointAt(end) ?? 0);
    used += measure(sign, unit);
    if (used > maximum) return end;
    end += sign.length;
  }
  return end;
}
