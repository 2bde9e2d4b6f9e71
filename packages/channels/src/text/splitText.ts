// Long texts in pieces: at the end of a paragraph, a line, a sentence or a word, and inside a word only when nothing else
// is left; never inside a sign that is seen as one.

import type { TextUnit } from "../capabilities.ts";
import { fittingEnd, measure } from "./measure.ts";

/** Share of a piece that a better border may leave empty. */
const LEAST_FILL = 0.4;
/** From the best border to the last one: each match ends where a piece may end. */
const borders = [/\n\s*\n/g, /\n/g, /[.!?…。！？؟।]["'”’»)\]]*(?=\s)/g, /\s+/g];

/** At least one piece; empty text gives one empty piece. Spaces at the borders go away, nothing else does. */
export function splitText(text: string, maximum: number, unit: TextUnit): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (measure(rest, unit) > maximum) {
    const end = pieceEnd(rest, maximum, unit);
    const piece = rest.slice(0, end).trimEnd();
    if (piece !== "") pieces.push(piece);
    rest = rest.slice(end).trimStart();
  }
  if (rest !== "" || pieces.length === 0) pieces.push(rest);
  return pieces;
}

function pieceEnd(text: string, maximum: number, unit: TextUnit): number {
  const end = Math.max(1, fittingEnd(text, maximum, unit));
  // A border that starts right behind the piece counts too: its spaces go away.
  const window = text.slice(0, end + 1);
  for (const [index, border] of borders.entries()) {
    const isWord = index === borders.length - 1;
    const found = lastBorder(window, border, end);
    if (found > (isWord ? 0 : end * LEAST_FILL)) return found;
  }
  return end;
}

function lastBorder(window: string, border: RegExp, end: number): number {
  let last = 0;
  for (const match of window.matchAll(border)) {
    const after = match.index + match[0].length;
    // What fits without the spaces at its end fits.
    if (match.index + match[0].trimEnd().length <= end) last = Math.min(after, end);
  }
  return last;
}
