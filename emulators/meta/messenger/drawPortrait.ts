// A profile picture for people who were given none: a colour that follows from the id.

import { text, type Answer, type Call } from "../../kit/call.ts";

const FULL_CIRCLE = 360;

export function drawPortrait(call: Call): Answer {
  const id = /\d+/.exec(call.path)?.[0] ?? "0";
  const hue = Number(id.slice(-4)) % FULL_CIRCLE;
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="hsl(${hue} 45% 62%)"/>` +
    `<circle cx="50" cy="40" r="18" fill="hsl(${hue} 45% 92%)"/><path d="M14 100a36 36 0 0 1 72 0z" fill="hsl(${hue} 45% 92%)"/></svg>`;
  return text(drawing, 200, "image/svg+xml");
}
