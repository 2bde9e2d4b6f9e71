// Consent: agree or decline, with a link to what is agreed to.

import { renderText } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import type { BlockContext } from "../blockKind.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { renderLabel } from "../request/label.ts";
import { readYesNo } from "../request/yesNoAnswer.ts";
import { consentSettings, type ConsentSettings } from "./schema.ts";

export const consentBlock = defineRequestBlock<ConsentSettings>({
  kind: "consent",
  group: "request",
  label: "Consent",
  description: "Asks for an agreement, for instance to your privacy policy.",
  icon: "IconShieldCheck",
  keywords: ["gdpr", "privacy", "terms", "agree", "opt in", "policy"],
  schema: consentSettings,
  errorMessage: "Please accept or decline.",
  input: (context, base) => ({
    kind: "consent",
    ...base,
    acceptLabel: renderLabel(context, context.settings.acceptLabel, "I agree"),
    declineLabel: renderLabel(context, context.settings.declineLabel, "No"),
    linkTitle: renderLabel(context, context.settings.linkTitle, ""),
    linkUrl: linkUrl(context),
  }),
  read(input, { settings }, offered) {
    if (offered?.kind !== "consent") return { ok: false, reason: "consent_expected" };
    const labels = { yes: offered.acceptLabel, no: offered.declineLabel };
    const answer = readYesNo(input, labels);
    if (!answer) return { ok: false, reason: "consent_expected" };
    const patch = settings.optIn ? { patch: { optIn: answer === "yes" } } : {};
    return { ok: true, value: answer === "yes" ? "accepted" : "declined", text: labels[answer], ...patch };
  },
  outputs: () => [
    { id: "accepted", label: "Accepted" },
    { id: "declined", label: "Declined" },
  ],
  outputOf: (value) => (value === "accepted" ? "accepted" : "declined"),
  check({ settings, report }) {
    if (settings.linkUrl.trim() !== "") checkUrl(settings.linkUrl, "settings.linkUrl", report);
  },
  channels: onMessengers("The link is written below the question, and the answers are two buttons."),
});

/** A link that cannot be opened is left out; the question itself is asked all the same. */
function linkUrl({ block, settings, run }: BlockContext<ConsentSettings>): string {
  const url = renderText(run, block.id, settings.linkUrl).trim();
  if (url === "" || isWebUrl(url)) return url;
  run.trace.push({ kind: "warning", blockId: block.id, code: "url_invalid", detail: url });
  return "";
}
