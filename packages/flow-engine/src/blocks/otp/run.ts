// One-time code: proves that an e-mail address is the visitor's. The code itself is known to the server alone; what
// was typed goes into no answer, attribute or trace.

import type { CallRequest } from "../../calls.ts";
import { renderText } from "../../engine/stepRun.ts";
import type { BlockContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { parseEmail } from "../request/emailAddress.ts";
import { typedText } from "../request/readText.ts";
import { otpSettings, type OtpSettings } from "./schema.ts";

/** Codes sent again for one question. */
const mostResends = 3;
const resendWords = new Set(["resend", "again", "send again", "new code", "resend code"]);

export const otpBlock = defineRequestBlock<OtpSettings>({
  kind: "otp",
  group: "request",
  label: "Code by e-mail",
  description: "Sends a code to an e-mail address and checks it, so that the address is proved.",
  icon: "IconShieldLock",
  keywords: ["otp", "verify", "code", "pin", "confirm", "security"],
  schema: otpSettings,
  errorMessage: "This code is not right. Please try again.",
  // Without an address there is nobody to send a code to.
  input: () => null,
  before: sendCode,
  inputAfter(result, context, base) {
    const to = addressOf(context);
    if (result.kind !== "sendCode" || to === null) return null;
    return { kind: "otp", ...base, length: context.settings.length, sentTo: masked(to) };
  },
  read(input, context) {
    const { block, settings, run } = context;
    const text = typedText(input)?.toLowerCase() ?? "";
    if (input.kind === "resend" || resendWords.has(text)) {
      const resends = Number(run.state.memo?.["resends"] ?? 0);
      const call = resends < mostResends ? sendCode(context) : null;
      if (!call) return { ok: false, reason: "too_many_codes", message: "No more codes can be sent now." };
      run.state.memo = { ...run.state.memo, resends: resends + 1 };
      return { ok: null, call };
    }
    const code = text.replace(/[\s-]/g, "");
    const isCode = /^\d+$/.test(code) && code.length === settings.length;
    return isCode
      ? { ok: null, call: { kind: "checkCode", blockId: block.id, code } }
      : {
          ok: false,
          reason: "not_a_code",
          message: `Please type the ${settings.length} digits of the code.`,
        };
  },
  readResult(result, context, offered) {
    const to = addressOf(context);
    // The contact's address may have been changed by somebody else while the visitor was looking for the code.
    if (offered?.kind !== "otp" || to === null || masked(to) !== offered.sentTo) {
      return { ok: "leave", reason: "address_changed", output: "failed" };
    }
    if (result.kind === "sendCode")
      return { ok: "ask", input: offered, message: `A new code is on its way to ${offered.sentTo}.` };
    if (result.kind !== "checkCode") {
      return { ok: false, reason: "not_checked", message: "That did not work. Please try again." };
    }
    switch (result.verdict) {
      case "right":
        return { ok: true, value: to, text: to };
      case "wrong":
        return { ok: false, reason: "wrong_code" };
      case "expired":
        return {
          ok: false,
          reason: "code_expired",
          message: "This code is too old. Please ask for a new one.",
        };
      case "tooManyAttempts":
        return { ok: "leave", reason: "too_many_codes", output: "failed" };
    }
  },
  // The way out exists in any case; the usual one for too many wrong answers is the same.
  extraOutputs: (settings) => (settings.maximumAttempts > 0 ? [] : [{ id: "failed", label: "Not proved" }]),
  emptyOutput: () => "failed",
  immediateOutputs: ["failed"],
});

function sendCode(context: BlockContext<OtpSettings>): CallRequest | null {
  const { block, settings, run } = context;
  const to = addressOf(context);
  if (to === null) {
    run.trace.push({ kind: "warning", blockId: block.id, code: "address_missing", detail: "" });
    return null;
  }
  const { length, validMinutes } = settings;
  return { kind: "sendCode", blockId: block.id, to, length, validMinutes, botName: run.environment.bot.name };
}

function addressOf({ block, settings, run }: BlockContext<OtpSettings>): string | null {
  return parseEmail(renderText(run, block.id, settings.to))?.address ?? null;
}

/** Enough for its owner to recognise: `a••@example.com`. */
function masked(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}${"•".repeat(Math.max(at - 1, 1))}${address.slice(at)}`;
}
