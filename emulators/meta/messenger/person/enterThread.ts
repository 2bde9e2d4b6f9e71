// Ways into a conversation other than writing: a link or an advertisement, an opt-in on a website, a linked account.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { fieldsOf, textOf, type Fields } from "../fields.ts";
import type { Inbox, Thread } from "../inbox.ts";
import { REFERRAL_CHARACTERS } from "../limits.ts";
import type { Messaging } from "../messaging.ts";
import { publishThreadEvent } from "../publish.ts";
import { openWindow } from "./writeMessage.ts";

/** Told at once where a conversation exists; otherwise with the person's first act. */
export function followLink(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): Fields {
  const referral = readReferral(values);
  if (thread.messages.every(({ from }) => from === "business")) {
    thread.referral = referral;
    return referral;
  }
  // A click on an advertisement opens the window only together with a message.
  if (referral["source"] !== "ADS") openWindow(messaging, thread, false);
  publishThreadEvent(messaging, inbox, thread, {
    field: "messaging_referrals",
    from: "person",
    payload: { referral },
  });
  return referral;
}

function readReferral(values: Fields): Fields {
  const ref = textOf(values["ref"]) ?? "";
  if (ref.length > REFERRAL_CHARACTERS || !/^[\w=-]*$/.test(ref)) {
    throw new ControlRefusal(`ref takes letters, digits, _, - and =, at most ${REFERRAL_CHARACTERS}.`);
  }
  const adId = textOf(values["adId"]);
  const source = textOf(values["source"]) ?? (adId === undefined ? "SHORTLINK" : "ADS");
  const context = fieldsOf(values["ads_context_data"]) ?? {
    ad_title: textOf(values["adTitle"]) ?? "Advertisement",
  };
  return {
    ...(ref === "" ? {} : { ref }),
    source,
    type: textOf(values["type"]) ?? "OPEN_THREAD",
    ...(adId === undefined ? {} : { ad_id: adId, ads_context_data: context }),
  };
}

export function optIn(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): Fields {
  const userRef = textOf(values["userRef"]);
  const { person: _person, inbox: _inbox, userRef: _userRef, ...rest } = values;
  if (userRef === undefined) {
    const optin = { type: "notification_messages", ...rest };
    publishThreadEvent(messaging, inbox, thread, {
      field: "messaging_optins",
      from: "person",
      payload: { optin },
    });
    return optin;
  }
  thread.userRefs.add(userRef);
  openWindow(messaging, thread, false);
  const optin = { ref: textOf(values["ref"]) ?? "", user_ref: userRef };
  if (!inbox.subscribedFields?.has("messaging_optins")) return optin;
  const now = messaging.clock.now();
  // The person is not known yet, so that the event has no sender.
  messaging.publish(inbox, "messaging_optins", {
    id: inbox.id,
    time: now,
    messaging: [{ recipient: { id: inbox.id }, timestamp: now, optin }],
  });
  return optin;
}

export function linkAccount(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): Fields {
  const status = values["status"] === "unlinked" ? "unlinked" : "linked";
  const code = textOf(values["authorizationCode"]);
  const linking = {
    status,
    ...(status === "linked" && code !== undefined ? { authorization_code: code } : {}),
  };
  publishThreadEvent(messaging, inbox, thread, {
    field: "messaging_account_linking",
    from: "person",
    payload: { account_linking: linking },
  });
  return linking;
}
