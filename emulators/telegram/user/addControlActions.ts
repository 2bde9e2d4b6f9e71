// The user actions as control calls: `POST /_control/<name>` with a JSON object.
import { ControlRefusal, type Control } from "../../kit/createControl.ts";
import type { Parameters } from "../../kit/readParameters.ts";
import type { ControlTelegram } from "../createTelegram.ts";
import { isTrue, readArguments, textOf, type Arguments } from "../methods/readArguments.ts";
import type { MemberStatus } from "../world/entities.ts";
import { addContentActions } from "./addContentActions.ts";
import { demandInteger, readPlace } from "./readPlace.ts";
import { describeChat, describeWorld } from "./describeWorld.ts";

const STATUSES: readonly MemberStatus[] = [
  "creator",
  "administrator",
  "member",
  "restricted",
  "left",
  "kicked",
];

const optional = (given: Arguments, name: string): string | undefined =>
  given.has(name) ? given.text(name) : undefined;

export function addControlActions(control: Control, telegram: ControlTelegram): void {
  const { users, groups, state } = telegram;
  const action = (name: string, run: (given: Arguments) => unknown) =>
    control.action(name, (_values, parameters: Parameters) => run(readArguments(parameters)));

  control.view("world", () => describeWorld(telegram));
  control.view("chat", (query) =>
    describeChat(telegram, {
      user: Number(query.get("user")),
      chat: query.has("chat") ? Number(query.get("chat")) : undefined,
      bot: query.has("bot") ? Number(query.get("bot")) : undefined,
    }),
  );

  action("createBot", (given) => {
    const bot = telegram.addBot({
      ...(given.has("token") && { token: given.text("token") }),
      ...(given.has("name") && { name: given.text("name") }),
      ...(given.has("username") && { username: given.text("username") }),
      canReadAllGroupMessages: given.flag("canReadAllGroupMessages"),
    });
    return { bot: bot.user, token: bot.token };
  });
  action("revokeToken", (given) => {
    const bot = telegram.revokeToken(given.integer("bot") ?? users.bot().user.id);
    return { bot: bot.user, token: bot.token };
  });
  action("createUser", (given) => {
    const id = given.integer("id");
    return state.addPerson({
      ...(id !== undefined && { id }),
      ...(given.has("firstName") && { firstName: given.text("firstName") }),
      ...(given.has("lastName") && { lastName: given.text("lastName") }),
      ...(given.has("username") && { username: given.text("username") }),
      ...(given.has("languageCode") && { languageCode: given.text("languageCode") }),
      ...(given.has("phoneNumber") && { phoneNumber: given.text("phoneNumber") }),
    }).user;
  });
  action("deactivateUser", (given) => {
    users.person(readPlace(given).user).isDeactivated = true;
  });

  action("start", (given) => users.start({ ...readPlace(given), payload: optional(given, "payload") }));
  action("sendText", (given) =>
    users.sendText({ ...readPlace(given), text: given.text("text"), replyTo: given.integer("replyTo") }),
  );
  addContentActions(action, telegram);
  action("press", (given) =>
    users.press({
      ...readPlace(given),
      messageId: demandInteger(given, "messageId"),
      data: given.text("data"),
    }),
  );
  action("edit", (given) =>
    users.edit({
      ...readPlace(given),
      messageId: demandInteger(given, "messageId"),
      text: given.text("text"),
    }),
  );
  action("react", (given) =>
    users.react({
      ...readPlace(given),
      messageId: demandInteger(given, "messageId"),
      emoji: (given.list("emoji", "emoji") ?? []).map(textOf),
    }),
  );
  action("vote", (given) =>
    users.vote({
      ...readPlace(given),
      messageId: demandInteger(given, "messageId"),
      options: (given.list("options", "options") ?? []).map(Number),
    }),
  );
  action("block", (given) => users.setBlocked(readPlace(given), true));
  action("unblock", (given) => users.setBlocked(readPlace(given), false));

  action("createGroup", (given) => {
    const type = given.text("type");
    return groups.create({
      title: given.text("title") || "Group",
      type: type === "supergroup" || type === "channel" ? type : "group",
      ...(given.has("username") && { username: given.text("username") }),
      isForum: isTrue(given.flag("isForum")),
      members: (given.list("members", "members") ?? []).map(Number),
    }).chat;
  });
  action("setMember", (given) => {
    const status = STATUSES.find((known) => known === given.text("status"));
    if (!status) throw new ControlRefusal(`Give status: ${STATUSES.join(", ")}.`);
    groups.setMember(
      demandInteger(given, "chat"),
      demandInteger(given, "member"),
      status,
      given.integer("by"),
    );
  });
  action("restrictBot", (given) =>
    groups.restrict(
      demandInteger(given, "chat"),
      given.integer("bot") ?? users.bot().user.id,
      (given.list("rights", "rights") ?? []).map(textOf),
    ),
  );
  action("upgradeGroup", (given) => groups.upgrade(demandInteger(given, "chat")).chat);
}
