// What a text may name: contact, attributes, answers, chat, bot and the present moment. Plain data only.

import { currentLoop } from "../engine/loops.ts";
import type { ContactFacts, Environment, SessionState } from "../types.ts";

/** Fields of `contact` in texts, with the words shown in the variable picker. */
export const contactVariables = {
  name: "Full name",
  firstName: "First name",
  email: "E-mail",
  phone: "Phone number",
  city: "City",
  country: "Country",
  tags: "Tags",
} as const;

/** Fields of `chat` in texts. */
export const chatVariables = {
  status: "Chat status",
  channel: "Channel",
  pageUrl: "Page address",
  pageTitle: "Page title",
  referrer: "Referrer",
  device: "Device",
  browser: "Browser",
  language: "Language",
  visits: "Number of visits",
  agentsOnline: "Agents online",
} as const;

export type LiquidScope = Record<string, unknown>;

export function buildScope(
  contact: ContactFacts,
  state: SessionState,
  environment: Environment,
): LiquidScope {
  const { answers, variables } = state;
  return {
    contact: {
      name: contact.name,
      firstName: firstNameOf(contact.name),
      email: contact.email,
      phone: phoneText(contact.phone),
      city: contact.city,
      country: contact.country,
      tags: contact.tags,
    },
    attributes: contact.attributes,
    answers: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, readable(answer)])),
    variables: variables ?? {},
    ...(state.loops && { loop: currentLoop(state) }),
    chat: environment.chat,
    bot: { name: environment.bot.name },
    now: environment.now,
  };
}

export function firstNameOf(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] || null;
}

export function phoneText(phone: ContactFacts["phone"]): string | null {
  return phone ? `${phone.dialCode}${phone.number}` : null;
}

/** Numbers stay numbers, so that texts can calculate with them; everything else reads as people saw it. */
function readable(answer: SessionState["answers"][string]): string | number {
  return typeof answer.value === "number" ? answer.value : answer.text;
}
