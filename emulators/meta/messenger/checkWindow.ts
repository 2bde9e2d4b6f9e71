// May this message go to this person now? Kind of message, tag and the time since the person's last act decide.

import type { OutgoingMessage } from "./checkMessage.ts";
import { textOf, type Fields } from "./fields.ts";
import type { Inbox, Thread } from "./inbox.ts";
import { TAG_WINDOW_MS, WINDOW_MS, type Platform } from "./limits.ts";
import { invalid, refusal, type Refusal } from "./refusal.ts";

const MESSAGING_TYPES = ["RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"];
const REMOVED_TAGS = ["CONFIRMED_EVENT_UPDATE", "ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE"];
const OUTSIDE_WINDOW: Record<Platform, number> = { messenger: 2018278, instagram: 2534022 };

export interface WindowQuestion {
  inbox: Inbox;
  thread: Thread;
  now: number;
  values: Fields;
  /** Undefined for a sender action. */
  message: OutgoingMessage | undefined;
}

/** The kind of the message and its tag alone, whoever it goes to. */
export function checkMessagingType(platform: Platform, values: Fields): Refusal | undefined {
  const type = textOf(values["messaging_type"]) ?? "RESPONSE";
  if (!MESSAGING_TYPES.includes(type) || (type === "UTILITY" && platform === "instagram")) {
    return invalid(`Param messaging_type must be one of {${MESSAGING_TYPES.join(", ")}}.`);
  }
  const tag = textOf(values["tag"]);
  if (type !== "MESSAGE_TAG") {
    return tag === undefined ? undefined : invalid("Param tag needs messaging_type MESSAGE_TAG.");
  }
  if (tag === undefined) return invalid("The parameter tag is required for messaging_type MESSAGE_TAG.");
  if (REMOVED_TAGS.includes(tag)) return invalid(`The message tag ${tag} is no longer supported.`);
  const known = platform === "messenger" ? ["HUMAN_AGENT", "CUSTOMER_FEEDBACK"] : ["HUMAN_AGENT"];
  return known.includes(tag) ? undefined : invalid(`Param tag must be one of {${known.join(", ")}}.`);
}

export function checkWindow(question: WindowQuestion): Refusal | undefined {
  const { inbox, thread, now, values, message } = question;
  const type = textOf(values["messaging_type"]) ?? "RESPONSE";
  if (type === "UTILITY") return checkUtility(inbox, message);
  if (message?.template) return invalid("Param message[template] needs messaging_type UTILITY.");
  const age = thread.openedAt === undefined ? Number.POSITIVE_INFINITY : now - thread.openedAt;
  if (type === "MESSAGE_TAG") {
    return (
      checkTag(inbox, values["tag"], message) ?? (age > TAG_WINDOW_MS ? outside(inbox.platform) : undefined)
    );
  }
  return age > WINDOW_MS ? outside(inbox.platform) : undefined;
}

export function isWindowOpen(thread: Thread, now: number): boolean {
  return thread.openedAt !== undefined && now - thread.openedAt <= WINDOW_MS;
}

function outside(platform: Platform): Refusal {
  return refusal(
    10,
    "This message is sent outside of allowed window. Learn more about the new policy here: " +
      "https://developers.facebook.com/docs/messenger-platform/policy-overview",
    OUTSIDE_WINDOW[platform],
  );
}

function checkTag(inbox: Inbox, tag: unknown, message: OutgoingMessage | undefined): Refusal | undefined {
  if (tag === "HUMAN_AGENT") {
    if (inbox.switches.mayUseHumanAgent) return undefined;
    return refusal(200, "The app has no permission for the Human Agent tag.", undefined, 403);
  }
  const isFeedback = message?.attachments.some(
    (attachment) =>
      attachment.kind === "template" && attachment.payload["template_type"] === "customer_feedback",
  );
  return isFeedback
    ? undefined
    : invalid("The tag CUSTOMER_FEEDBACK takes the customer feedback template only.");
}

function checkUtility(inbox: Inbox, message: OutgoingMessage | undefined): Refusal | undefined {
  if (!inbox.switches.maySendUtility) {
    return refusal(200, "Requires the permission page_utility_messaging.", undefined, 403);
  }
  const wanted = message?.template;
  if (!wanted) return invalid("The parameter message[template] is required for messaging_type UTILITY.");
  const stored = [...inbox.templates.values()].find(
    (template) => template.name === wanted.name && template.language === wanted.language,
  );
  if (!stored) return invalid(`There is no template ${wanted.name} in the language ${wanted.language}.`);
  if (stored.status === "APPROVED") return undefined;
  return invalid(`The template ${wanted.name} is not approved; its status is ${stored.status}.`);
}
