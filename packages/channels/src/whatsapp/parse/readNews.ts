// Everything a webhook tells beside messages and statuses: templates, the account, what people want.

import type { InboundEvent } from "../../inbound.ts";
import { fields, id, list, text, type Fields } from "../../readFields.ts";
import { accountOf, hashOf, momentOf, type Change } from "./envelope.ts";
import { readContent } from "./readContent.ts";
import { peerOf } from "./readPeer.ts";

/** News of the account: shown on its page, and some of them act. */
const accountFields = new Set([
  "phone_number_quality_update",
  "phone_number_name_update",
  "business_capability_update",
  "business_username_update",
  "account_update",
  "account_review_update",
  "account_alerts",
  "account_settings_update",
  "security",
  "flows",
  "payment_configuration_update",
  "partner_solutions",
  "message_template_limit_update",
]);

export function readNews(change: Change): { event: InboundEvent; part: Fields }[] {
  const { field, value } = change;
  switch (field) {
    case "user_preferences":
      return list(value["user_preferences"]).map((entry) => ({
        event: readPreference(fields(entry), change),
        part: { user_preferences: [entry] },
      }));
    case "smb_message_echoes":
      return list(value["message_echoes"]).map((entry) => ({
        event: readEcho(fields(entry), change),
        part: { message_echoes: [entry] },
      }));
    default:
      return [{ event: { ...commonOf(change), ...readOne(change) }, part: value }];
  }
}

/** News have no id: their moment and what they say stand for it. */
function commonOf(change: Change): { account: string; key: string; at: number } {
  const { field, value, time, wabaId } = change;
  return {
    account: accountOf(change),
    key: `${field}:${hashOf([wabaId, time, value])}`,
    at: momentOf(time, change.now),
  };
}

type Body<Event> = Event extends unknown ? Omit<Event, "account" | "key" | "at"> : never;
type TemplateChange = Extract<InboundEvent, { kind: "template" }>["change"];

function readOne({ field, value }: Change): Body<InboundEvent> {
  const change = templateChange(field, value);
  const templateId = templateIdOf(value["message_template_id"]);
  if (change && templateId !== undefined)
    return {
      kind: "template",
      templateId,
      name: text(value["message_template_name"]) ?? "",
      language: (text(value["message_template_language"]) ?? "").replaceAll("-", "_"),
      change,
    };
  if (accountFields.has(field)) return { kind: "account", what: field, details: { ...value } };
  return { kind: "unknown", type: field === "" ? "unknown" : field };
}

/** Written as a number that may be too large to be exact: the name and the language say then which one it is. */
function templateIdOf(value: unknown): string | undefined {
  return id(value) ?? (typeof value === "number" ? "" : undefined);
}

function templateChange(field: string, value: Fields): TemplateChange | undefined {
  switch (field) {
    case "message_template_status_update": {
      const status = text(value["event"]);
      const reason = text(value["reason"]);
      const detail = detailOf(value);
      return status === undefined
        ? undefined
        : {
            kind: "status",
            status,
            ...(reason === undefined || reason === "NONE" ? {} : { reason }),
            ...(detail === undefined ? {} : { detail }),
          };
    }
    case "message_template_quality_update": {
      const quality = text(value["new_quality_score"]);
      return quality === undefined ? undefined : { kind: "quality", quality };
    }
    case "template_category_update": {
      const to = text(value["new_category"]) ?? text(value["correct_category"]);
      return to === undefined
        ? undefined
        : { kind: "category", from: text(value["previous_category"]) ?? "", to };
    }
    case "message_template_components_update":
      return { kind: "components" };
    default:
      return undefined;
  }
}

function detailOf(value: Fields): string | undefined {
  const { title, description } = fields(value["other_info"]);
  const { reason, recommendation } = fields(value["rejection_info"]);
  const found = [title, description, reason, recommendation].flatMap((each) => text(each) ?? []);
  return found.length > 0 ? found.join(": ") : undefined;
}

function readPreference(preference: Fields, change: Change): InboundEvent {
  const peer = peerOf(text(preference["wa_id"]), text(preference["user_id"]), change.value["contacts"]);
  const value = text(preference["value"]);
  const common = {
    account: accountOf(change),
    key: `user_preferences:${hashOf(preference)}`,
    at: momentOf(preference["timestamp"], change.now),
  };
  if (!peer || value === undefined || text(preference["category"]) !== "marketing_messages")
    return { ...common, kind: "unknown", type: "user_preferences" };
  return { ...common, kind: "marketing", peer, isWanted: value !== "stop" };
}

/** Written on the business's telephone, which shares the number with us. */
function readEcho(message: Fields, change: Change): InboundEvent {
  const peer = peerOf(text(message["to"]), text(message["to_user_id"]), change.value["contacts"]);
  const messageId = text(message["id"]);
  const common = {
    account: accountOf(change),
    key: messageId === undefined ? `echo:${hashOf(message)}` : `echo:${messageId}`,
    at: momentOf(message["timestamp"], change.now),
  };
  if (!peer || messageId === undefined) return { ...common, kind: "unknown", type: "smb_message_echoes" };
  return { ...common, kind: "echo", peer, messageId, content: readContent(message), isOurs: false };
}
