// Contact card: how to reach somebody, for the visitor's address book.

import { limits } from "@parley/contracts/limits";
import { renderText, sendContent } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import type { CheckContext } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { on } from "../request/channelNotes.ts";
import { parseEmail } from "../request/emailAddress.ts";
import { contactCardSettings, type ContactCardSettings } from "./schema.ts";

const phonePattern = /^\+?[\d\s().\-/]{3,32}$/;

export const contactCardBlock = defineBlock<ContactCardSettings>({
  kind: "contactCard",
  group: "send",
  label: "Contact card",
  description: "Sends name, phone and e-mail of somebody.",
  icon: "IconId",
  keywords: ["vcard", "person", "phone", "business card", "colleague"],
  schema: contactCardSettings,
  outputs: nextOutput,
  summary: (settings) => [settings.name, settings.organisation].filter(Boolean).join(", "),
  pause: () => "none",
  enter({ block, settings, run }) {
    /** A line that is wrong is left out: half a card is better than none. */
    const line = (key: "phone" | "email" | "url" | "organisation", isRight: (text: string) => boolean) => {
      const text = renderText(run, block.id, settings[key]).trim();
      if (text === "") return {};
      if (isRight(text)) return { [key]: text };
      run.trace.push({ kind: "warning", blockId: block.id, code: `${key}_invalid`, detail: text });
      return {};
    };
    const name = renderText(run, block.id, settings.name).trim().slice(0, limits.nameLength);
    if (name === "") {
      run.trace.push({ kind: "warning", blockId: block.id, code: "name_missing", detail: "" });
      return { kind: "next", output: "next" };
    }
    const content = {
      kind: "contactCard",
      name,
      ...line("organisation", () => true),
      ...line("phone", (text) => phonePattern.test(text)),
      ...line("email", (text) => parseEmail(text) !== null),
      ...line("url", isWebUrl),
    } as const;
    sendContent(run, block.id, content, settings.delaySeconds);
    return { kind: "next", output: "next" };
  },
  check: checkCard,
  channels: on(["messenger", "instagram"], "The card is sent as a text."),
});

function checkCard({ settings, report }: CheckContext<ContactCardSettings>): void {
  const { phone, email, url } = settings;
  const isFixed = (text: string) => text.trim() !== "" && !text.includes("{{");
  if ([phone, email, url].every((text) => text.trim() === "")) report("contact_card_empty", "settings.phone");
  if (isFixed(phone) && !phonePattern.test(phone.trim()))
    report("phone_invalid", "settings.phone", { phone });
  if (isFixed(email) && !parseEmail(email)) report("email_invalid", "settings.email", { email });
  if (url.trim() !== "") checkUrl(url, "settings.url", report);
}
