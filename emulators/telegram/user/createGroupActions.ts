// What happens to groups: bots and people come and go, groups become supergroups.
import { ControlRefusal } from "../../kit/createControl.ts";
import type { Bot, Group, MemberStatus } from "../world/entities.ts";
import type { NewGroup, World } from "../world/createWorld.ts";
import type { Message, User } from "../types.ts";

export interface GroupActions {
  create(details: NewGroup & { members?: number[] }): Group;
  group(id: number): Group;
  /** A bot or a person gets a new status; the bots learn it. */
  setMember(groupId: number, memberId: number, status: MemberStatus, by?: number): void;
  restrict(groupId: number, botId: number, rights: string[]): void;
  /** The group goes on under another id. */
  upgrade(groupId: number): Group;
}

const isInside = (status: MemberStatus | undefined): boolean =>
  status !== undefined && status !== "left" && status !== "kicked";

export function createGroupActions(world: World): GroupActions {
  function group(id: number): Group {
    const found = world.groups.get(id);
    if (!found) throw new ControlRefusal("There is no such group.");
    return found;
  }

  function userOf(id: number): User {
    const user = world.people.get(id)?.user ?? world.bots.get(id)?.user;
    if (!user) throw new ControlRefusal("There is no such member.");
    return user;
  }

  const botsIn = ({ members }: Group): Bot[] =>
    [...world.bots.values()].filter(({ user }) => isInside(members.get(user.id)));

  function announce(
    target: Group,
    receivers: readonly Bot[],
    actor: User,
    keys: Record<string, unknown>,
  ): void {
    const [first] = receivers;
    if (!first || target.chat.type === "channel") return;
    const id = world.nextMessageId(first, target.chat);
    for (const receiver of receivers) {
      const message: Message = {
        message_id: id,
        from: actor,
        chat: target.chat,
        date: world.nowSeconds(),
        ...keys,
      };
      world.store(receiver, message);
      receiver.box.push("message", message, { queue: `chat:${target.chat.id}` });
    }
  }

  function setMember(groupId: number, memberId: number, status: MemberStatus, by?: number): void {
    const target = group(groupId);
    const user = userOf(memberId);
    const before = target.members.get(memberId) ?? "left";
    if (before === status) return;
    const owner = [...target.members].find(([id]) => world.people.has(id))?.[0];
    const actor = userOf(by ?? (user.is_bot ? (owner ?? memberId) : memberId));
    const receivers = new Set(botsIn(target));
    target.members.set(memberId, status);
    for (const bot of botsIn(target)) receivers.add(bot);
    const change = {
      chat: target.chat,
      from: actor,
      date: world.nowSeconds(),
      old_chat_member: { user, status: before },
      new_chat_member: { user, status, ...(status === "kicked" && { until_date: 0 }) },
    };
    for (const bot of receivers) {
      const kind = bot.user.id === memberId ? "my_chat_member" : "chat_member";
      bot.box.push(kind, change, { queue: `chat:${groupId}` });
    }
    const staying = botsIn(target);
    if (isInside(status) && !isInside(before)) announce(target, staying, actor, { new_chat_members: [user] });
    if (!isInside(status) && isInside(before)) announce(target, staying, actor, { left_chat_member: user });
  }

  return {
    group,
    setMember,
    create({ members = [], ...details }) {
      const created = world.addGroup(details);
      for (const [index, id] of members.entries()) {
        if (userOf(id).is_bot)
          setMember(
            created.chat.id,
            id,
            "member",
            members.find((other) => world.people.has(other)),
          );
        else created.members.set(id, index === 0 ? "creator" : "member");
      }
      return created;
    },
    restrict(groupId, botId, rights) {
      const target = group(groupId);
      if (rights.length === 0) target.restrictions.delete(botId);
      else target.restrictions.set(botId, new Set(rights));
    },
    upgrade(groupId) {
      const old = group(groupId);
      if (old.chat.type !== "group" || old.migratedTo !== undefined)
        throw new ControlRefusal("Only a group that was not upgraded yet becomes a supergroup.");
      const created = world.addGroup({ title: old.chat.title ?? "Group", type: "supergroup" });
      for (const [id, status] of old.members) created.members.set(id, status);
      const owner = [...old.members.keys()].find((id) => world.people.has(id));
      const actor = userOf(owner ?? [...old.members.keys()][0] ?? 0);
      const receivers = botsIn(old);
      announce(old, receivers, actor, { migrate_to_chat_id: created.chat.id });
      old.migratedTo = created.chat.id;
      announce(created, receivers, actor, { migrate_from_chat_id: old.chat.id });
      return created;
    },
  };
}
