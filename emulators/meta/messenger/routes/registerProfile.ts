// The settings of a conversation's start, for all people and for one; ten calls in ten minutes.

import type { GraphCall, Meta } from "../../types.ts";
import { checkMenu, checkProfile, profileFields } from "../checkProfile.ts";
import { idOf, namesOf, recordsOf, textOf, type Fields } from "../fields.ts";
import { findThread } from "../findRecipient.ts";
import { linkedAccount, requireAccess, unwrap } from "../graphEdge.ts";
import type { Inbox } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { invalid } from "../refusal.ts";

export function registerProfile(
  { graph }: Meta,
  messaging: Messaging,
  kind: string,
  inboxOf: (call: GraphCall) => Inbox,
): void {
  function open(call: GraphCall): Inbox {
    const owner = inboxOf(call);
    const wantsInstagram = textOf(call.parameters["platform"])?.toLowerCase() === "instagram";
    const linked =
      wantsInstagram && owner.platform === "messenger" ? linkedAccount(messaging, owner) : undefined;
    const inbox = linked ?? owner;
    requireAccess(call, inbox, "messages");
    return inbox;
  }

  function openRated(call: GraphCall): Inbox {
    const inbox = open(call);
    const refused = messaging.checkRate(inbox, "profile");
    if (refused) unwrap(refused);
    return inbox;
  }

  graph.route(kind, "GET", "messenger_profile", (call) => {
    const inbox = openRated(call);
    const names = namesOf(call.parameters["fields"]);
    const shown = Object.entries(inbox.profile).filter(
      ([name]) => names.length === 0 || names.includes(name),
    );
    return { data: shown.length === 0 ? [] : [Object.fromEntries(shown)] };
  });

  graph.route(kind, "POST", "messenger_profile", (call) => {
    const inbox = openRated(call);
    Object.assign(inbox.profile, unwrap(checkProfile(inbox.platform, call.parameters, inbox.profile)));
    return { result: "success" };
  });

  graph.route(kind, "DELETE", "messenger_profile", (call) => {
    const inbox = openRated(call);
    const names = namesOf(call.parameters["fields"]);
    if (names.length === 0 || names.some((name) => !profileFields(inbox.platform).includes(name))) {
      return unwrap(invalid("Param fields must name settings of a messenger profile."));
    }
    const keepsMenu = inbox.profile["persistent_menu"] !== undefined && !names.includes("persistent_menu");
    if (inbox.platform === "messenger" && names.includes("get_started") && keepsMenu) {
      return unwrap(invalid("You must delete the persistent menu before the Get Started button."));
    }
    for (const name of names) delete inbox.profile[name];
    return { result: "success" };
  });

  graph.route(kind, "POST", "custom_user_settings", (call) => {
    const inbox = open(call);
    const thread = unwrap(findThread(inbox, idOf(call.parameters["psid"]) ?? ""));
    const menus = recordsOf(call.parameters["persistent_menu"]);
    if (menus.length === 0) return unwrap(invalid("The parameter persistent_menu is required."));
    for (const menu of menus) {
      const refused = checkMenu(inbox.platform, menu);
      if (refused) return unwrap(refused);
    }
    thread.settings = { persistent_menu: menus };
    return { result: "success" };
  });

  graph.route(kind, "GET", "custom_user_settings", (call) => {
    const thread = unwrap(findThread(open(call), idOf(call.parameters["psid"]) ?? ""));
    const data: Fields[] = thread.settings
      ? [{ user_level_persistent_menu: thread.settings["persistent_menu"] }]
      : [];
    return { data };
  });

  graph.route(kind, "DELETE", "custom_user_settings", (call) => {
    const thread = unwrap(findThread(open(call), idOf(call.parameters["psid"]) ?? ""));
    delete thread.settings;
    return { result: "success" };
  });
}
