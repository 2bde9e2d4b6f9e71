// WhatsApp Cloud API behind the Graph router: its objects, its routes, what people and Meta do, and the chat page.

import type { MetaWithUsage } from "../createMeta.ts";
import { presentPhone, registerAccountActions } from "./actions/registerAccountActions.ts";
import { presentPerson, registerPersonActions } from "./actions/registerPersonActions.ts";
import { choicesOf } from "./actions/pressButton.ts";
import { registerUserActions } from "./actions/registerUserActions.ts";
import { createState } from "./createState.ts";
import { registerMedia } from "./media/registerMedia.ts";
import { registerAccounts } from "./numbers/registerAccounts.ts";
import { registerFlows } from "./numbers/registerFlows.ts";
import { registerNumbers } from "./numbers/registerNumbers.ts";
import { registerProfile } from "./numbers/registerProfile.ts";
import { registerPage } from "./page/registerPage.ts";
import { registerMessages } from "./send/registerMessages.ts";
import { registerTemplates } from "./templates/registerTemplates.ts";
import type { Whatsapp } from "./types.ts";

/** The fields an application can take for a WhatsApp account. */
const FIELDS = [
  "messages",
  "message_template_status_update",
  "message_template_quality_update",
  "message_template_components_update",
  "template_category_update",
  "phone_number_quality_update",
  "phone_number_name_update",
  "account_update",
  "account_review_update",
  "account_alerts",
  "business_capability_update",
  "security",
  "user_preferences",
  "flows",
];

export function registerWhatsapp(meta: MetaWithUsage): void {
  const state = createState(meta);
  meta.subscriptions.offer("whatsapp_business_account", FIELDS);
  registerAccounts(state);
  registerNumbers(state);
  registerProfile(state);
  registerTemplates(state);
  registerFlows(state);
  registerMedia(state);
  registerMessages(state);
  registerUserActions(state);
  registerPersonActions(state);
  registerAccountActions(state);
  registerPage(state);

  meta.usage.objectOf((id) => {
    const accountId = state.accounts.has(id)
      ? id
      : (state.phones.get(id)?.accountId ?? state.templates.get(id)?.accountId);
    return accountId === undefined ? undefined : { id: accountId, type: "whatsapp" };
  });
  meta.grantables(() =>
    [...state.phones.values()].map((phone) => ({
      id: `${phone.accountId},${phone.id}`,
      name: `${phone.verifiedName} +${phone.number}`,
      kind: "WhatsApp number",
    })),
  );
  meta.describe("whatsapp", () => ({
    token: state.token,
    accounts: [...state.accounts.values()],
    numbers: [...state.phones.values()].map(({ id, number, verifiedName, accountId }) => ({
      id,
      number,
      verifiedName,
      accountId,
    })),
    people: [...state.people.values()].map(({ name, phone, userId }) => ({ name, phone, userId })),
  }));
  meta.control.view("whatsapp/state", () => presentState(state));
}

function presentState(state: Whatsapp): unknown {
  return {
    revision: state.revision,
    now: state.meta.clock.now(),
    settings: state.settings,
    accounts: [...state.accounts.values()],
    numbers: [...state.phones.values()].map(presentPhone),
    people: [...state.people.values()].map(presentPerson),
    templates: [...state.templates.values()],
    flows: [...state.flows.values()],
    messages: [...state.messages.values()].map((message) => ({
      ...message,
      choices: choicesOf(message).map(({ id, title }) => ({ id, title })),
    })),
  };
}
