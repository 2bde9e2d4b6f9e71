// Signature: drawn by hand and sent as a picture, or typed as a name.

import { limits } from "@parley/contracts/limits";
import { onMessengers } from "../request/channelNotes.ts";
import { claimFiles, readClaimed } from "../request/claimedFiles.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { renderLabel } from "../request/label.ts";
import { readText } from "../request/readText.ts";
import { signatureSettings, type SignatureSettings } from "./schema.ts";

/** A drawing is small; anything larger is no signature. */
const rules = { types: ["image/png"], maxBytes: 1_000_000, maxCount: 1 };

export const signatureBlock = defineRequestBlock<SignatureSettings>({
  kind: "signature",
  group: "request",
  label: "Signature",
  description: "Asks for a signature, drawn with finger or mouse.",
  icon: "IconSignature",
  keywords: ["sign", "draw", "contract", "agreement", "autograph"],
  schema: signatureSettings,
  errorMessage: "Please sign in the field.",
  input: (context, base) => ({
    kind: "signature",
    ...base,
    clearLabel: renderLabel(context, context.settings.clearLabel, "Clear"),
    submitLabel: renderLabel(context, context.settings.submitLabel, "OK"),
  }),
  read(input, { settings }) {
    if (input.kind === "files") return claimFiles(input.fileIds, rules);
    if (!settings.acceptTyped) return { ok: false, reason: "signature_expected" };
    const reading = readText(input, limits.nameLength);
    if (!reading.ok) return reading;
    const isName = /\p{L}.*\p{L}/u.test(reading.text);
    return isName
      ? { ok: true, value: reading.text, text: reading.text }
      : { ok: false, reason: "not_a_name", message: "Please type your full name." };
  },
  readResult(result) {
    const reading = readClaimed(result, rules);
    return reading.ok === true ? { ...reading, text: "✍" } : reading;
  },
  channels: onMessengers("Nothing can be drawn: visitors type their name or send a picture (PNG)."),
});
