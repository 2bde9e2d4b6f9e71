// What people do in a conversation, as control actions by name.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { flagOf, textOf } from "../fields.ts";
import { displayName, type ThreadMessage } from "../inbox.ts";
import { editMessage, reactTo, unsendMessage } from "../person/changeMessage.ts";
import { addPerson } from "../person/addPerson.ts";
import { followLink, linkAccount, optIn } from "../person/enterThread.ts";
import {
  pressGetStarted,
  pressIceBreaker,
  pressMenu,
  pressPostback,
  pressQuickReply,
} from "../person/pressButton.ts";
import { writeMessage } from "../person/writeMessage.ts";
import { fieldsOf } from "../fields.ts";
import { reportDelivery, reportRead } from "../receipts.ts";
import { personIn, threadIn, type Scene } from "./scene.ts";

export type SceneAction = (scene: Scene) => unknown;

const shown = (message: ThreadMessage) => ({ mid: message.mid, at: message.at });

export const chatActions: Record<string, SceneAction> = {
  person: ({ messaging, inbox, values }) => {
    const person = addPerson(messaging, inbox, values);
    return { ...person, name: displayName(person) };
  },
  message: (scene) => shown(writeMessage(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  "quick-reply": (scene) =>
    shown(pressQuickReply(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  postback: (scene) => {
    const title = textOf(scene.values["title"]) ?? "Button";
    const payload = textOf(scene.values["payload"]);
    if (payload === undefined) throw new ControlRefusal("Give title and payload.");
    const referral = fieldsOf(scene.values["referral"]);
    return shown(pressPostback(scene.messaging, scene.inbox, threadIn(scene), { title, payload, referral }));
  },
  "get-started": (scene) => shown(pressGetStarted(scene.messaging, scene.inbox, threadIn(scene))),
  "ice-breaker": (scene) =>
    shown(pressIceBreaker(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  menu: (scene) => shown(pressMenu(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  referral: (scene) => followLink(scene.messaging, scene.inbox, threadIn(scene), scene.values),
  optin: (scene) => optIn(scene.messaging, scene.inbox, threadIn(scene), scene.values),
  "account-linking": (scene) => linkAccount(scene.messaging, scene.inbox, threadIn(scene), scene.values),
  reaction: (scene) => shown(reactTo(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  edit: (scene) => shown(editMessage(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  unsend: (scene) => shown(unsendMessage(scene.messaging, scene.inbox, threadIn(scene), scene.values)),
  read: (scene) => reportRead(scene.messaging, scene.inbox, threadIn(scene)),
  delivery: (scene) => reportDelivery(scene.messaging, scene.inbox, threadIn(scene)),
  block: (scene) => {
    const person = personIn(scene);
    person.hasBlocked = flagOf(scene.values["value"]) ?? true;
    return { id: person.id, hasBlocked: person.hasBlocked };
  },
  unblock: (scene) => {
    const person = personIn(scene);
    person.hasBlocked = false;
    return { id: person.id, hasBlocked: false };
  },
  request: (scene) => {
    const thread = threadIn(scene);
    thread.isRequest = flagOf(scene.values["value"]) ?? true;
    return { id: thread.id, isRequest: thread.isRequest };
  },
};
