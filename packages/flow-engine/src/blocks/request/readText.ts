// What was typed, for kinds that read text.

import type { VisitorInput } from "@parley/contracts/messages";
import type { BadReading } from "./requestSpecification.ts";

export function typedText(input: VisitorInput): string | null {
  if (input.kind === "text") return input.text.trim();
  if (input.kind === "phone") return `${input.dialCode} ${input.number}`.trim();
  return null;
}

/** The typed text within the allowed length, or why it is refused. */
export function readText(input: VisitorInput, maxLength: number): { ok: true; text: string } | BadReading {
  const text = typedText(input);
  if (text === null || text === "") return { ok: false, reason: "text_expected" };
  if (text.length > maxLength) {
    return { ok: false, reason: "too_long", message: `Please use at most ${maxLength} characters.` };
  }
  return { ok: true, text };
}
