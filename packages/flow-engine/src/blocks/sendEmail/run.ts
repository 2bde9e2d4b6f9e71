// Send e-mail: writes to the contact or to anybody else. Only whole addresses are used, each once.

import { engineLimits } from "../../engine/limits.ts";
import { renderText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { sendEmailSettings, type SendEmailSettings } from "./schema.ts";

/** Plain addresses only: no names, no quotes, nothing that could begin another header. */
const address = /^[^\s@<>"'(),:;[\]\\]+@[^\s@<>"'(),:;[\]\\]+\.[^\s@<>"'(),:;[\]\\]+$/;

export const sendEmailBlock = defineBlock<SendEmailSettings>({
  kind: "sendEmail",
  group: "action",
  label: "Send e-mail",
  description: "Sends a mail to the contact or to somebody else.",
  icon: "IconMailForward",
  keywords: ["mail", "confirmation", "inform", "message", "smtp"],
  schema: sendEmailSettings,
  outputs: () => [
    { id: "next", label: "Next" },
    { id: "failed", label: "Failed" },
  ],
  summary: ({ to, subject }) => [to, subject].filter((part) => part !== "").join(" · "),
  pause: () => "time",
  immediateOutputs: ["failed"],
  enter({ block, settings, run }) {
    const to = addressesOf(renderText(run, block.id, settings.to)).slice(0, engineLimits.mailRecipients);
    if (to.length === 0) return takeOutput(run, block.id, "failed", "address_missing");
    const subject = renderText(run, block.id, settings.subject).replace(/\s+/g, " ").trim();
    const body = renderText(run, block.id, settings.body);
    const [replyTo = null] = addressesOf(renderText(run, block.id, settings.replyTo));
    return { kind: "call", request: { kind: "sendEmail", to, subject, body, replyTo } };
  },
  hear({ block, run }, result) {
    if (result.kind === "failed") return takeOutput(run, block.id, "failed", result.code);
    if (result.kind !== "sendEmail") return { kind: "ignore", reason: "not_called" };
    return takeOutput(run, block.id, "next", "sent");
  },
  check({ settings, report }) {
    for (const key of ["to", "replyTo"] as const) {
      const wrong = partsOf(settings[key]).find((part) => !/\{[{%]/.test(part) && !address.test(part));
      if (wrong !== undefined) report("address_invalid", `settings.${key}`, { address: wrong });
    }
  },
});

function addressesOf(text: string): string[] {
  return [...new Set(partsOf(text))].filter((part) => address.test(part));
}

/** A comma inside a variable does not separate. */
function partsOf(text: string): string[] {
  if (/\{[{%]/.test(text)) return [text];
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
