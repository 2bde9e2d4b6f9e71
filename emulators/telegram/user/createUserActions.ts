// What people do in the app: they start, write, press, edit, react and block. Each action reaches the bots as updates.
import { ControlRefusal } from "../../kit/createControl.ts";
import { detectEntities } from "../text/detectEntities.ts";
import { privateChat } from "../methods/findChat.ts";
import type { Bot, Person, StoredMessage } from "../world/entities.ts";
import type { World } from "../world/createWorld.ts";
import type { Chat, Message } from "../types.ts";
import { isSeenInPrivacyMode } from "./isSeenInPrivacyMode.ts";

export interface Place {
  /** Who acts. */
  user: number;
  /** The group; the private chat without it. */
  chat?: number | undefined;
  /** Whose private chat; the first bot without it. */
  bot?: number | undefined;
}

export interface UserMessage extends Place {
  replyTo?: number | undefined;
  /** Keys of the content; files have ids of their own for each bot. */
  content: (bot: Bot) => Record<string, unknown>;
  albumId?: string | undefined;
}

export interface UserActions {
  bot(id?: number): Bot;
  person(id: number): Person;
  /** The bots that are in the chat, and the chat. */
  scene(place: Place): { person: Person; chat: Chat; bots: Bot[] };
  start(place: Place & { payload?: string | undefined }): Message;
  sendText(place: Place & { text: string; replyTo?: number | undefined }): Message;
  send(message: UserMessage): Message;
  press(place: Place & { messageId: number; data: string }): { callbackQueryId: string };
  edit(place: Place & { messageId: number; text: string }): Message;
  react(place: Place & { messageId: number; emoji: string[] }): void;
  vote(place: Place & { messageId: number; options: number[] }): void;
  setBlocked(place: Place, isBlocked: boolean): void;
}

export function createUserActions(world: World): UserActions {
  function bot(id?: number): Bot {
    const found = id === undefined ? [...world.bots.values()][0] : world.bots.get(id);
    if (!found) throw new ControlRefusal("There is no such bot.");
    return found;
  }

  function person(id: number): Person {
    const found = world.people.get(id);
    if (!found) throw new ControlRefusal("There is no such user; create one first.");
    return found;
  }

  function scene(place: Place): { person: Person; chat: Chat; bots: Bot[] } {
    const actor = person(place.user);
    const group = place.chat === undefined || place.chat > 0 ? undefined : world.groups.get(place.chat);
    if (place.chat !== undefined && place.chat < 0 && !group)
      throw new ControlRefusal("There is no such group.");
    if (!group) {
      const chat = privateChat(world, actor.user.id);
      if (!chat) throw new ControlRefusal("There is no such chat.");
      return { person: actor, chat, bots: [bot(place.bot)] };
    }
    const status = group.members.get(actor.user.id);
    if (status === undefined || status === "left" || status === "kicked")
      throw new ControlRefusal("The user is not in this group.");
    const bots = [...world.bots.values()].filter(({ user }) => {
      const own = group.members.get(user.id);
      return own !== undefined && own !== "left" && own !== "kicked";
    });
    return { person: actor, chat: group.chat, bots };
  }

  function send({ content, replyTo, albumId, ...place }: UserMessage): Message {
    const { person: actor, chat, bots } = scene(place);
    const [first] = bots;
    if (!first) throw new ControlRefusal("No bot is in this chat.");
    if (chat.type === "private") {
      if (first.links.get(actor.user.id) === "blocked")
        throw new ControlRefusal("The user has blocked the bot; unblock it first.");
      first.links.set(actor.user.id, "active");
    }
    const id = world.nextMessageId(first, chat);
    const messages = bots.map((receiver) => {
      const reply = replyTo === undefined ? undefined : world.find(receiver, chat.id, replyTo)?.message;
      const message: Message = {
        message_id: id,
        ...(chat.type === "channel" ? { sender_chat: chat } : { from: actor.user }),
        chat,
        date: world.nowSeconds(),
        ...(reply && { reply_to_message: withoutReply(reply) }),
        ...(albumId !== undefined && { media_group_id: albumId }),
        ...content(receiver),
      };
      deliver(receiver, message);
      return message;
    });
    const [message] = messages;
    if (!message) throw new ControlRefusal("No bot is in this chat.");
    return message;
  }

  function deliver(receiver: Bot, message: Message): void {
    const { chat } = message;
    const status = world.groups.get(chat.id)?.members.get(receiver.user.id);
    const isHidden = !isSeenInPrivacyMode(receiver, message, status);
    world.store(receiver, message, { isHidden });
    if (isHidden) return;
    const kind = chat.type === "channel" ? "channel_post" : "message";
    receiver.box.push(kind, message, { queue: `chat:${chat.id}`, sinceMs: message.date * 1000 });
  }

  /** The message as one of the bots of the chat sees it, with that bot. */
  function findMessage(place: Place & { messageId: number }): {
    owner: Bot;
    stored: StoredMessage;
    actor: Person;
    chat: Chat;
    bots: Bot[];
  } {
    const { person: actor, chat, bots } = scene(place);
    for (const owner of bots) {
      const stored = world.find(owner, chat.id, place.messageId);
      if (stored) return { owner, stored, actor, chat, bots };
    }
    throw new ControlRefusal("There is no such message in this chat.");
  }

  return {
    bot,
    person,
    scene,
    send,
    start({ payload, ...place }) {
      if (payload !== undefined && payload !== "" && !/^[A-Za-z0-9_-]{1,64}$/.test(payload))
        throw new ControlRefusal("A payload has 1 to 64 of A-Z, a-z, 0-9, _ and -.");
      const owner = bot(place.bot);
      const inGroup = place.chat !== undefined && place.chat < 0 ? `@${owner.user.username}` : "";
      const text = `/start${inGroup}${payload ? ` ${payload}` : ""}`;
      if (inGroup === "" && owner.links.get(place.user) === "blocked") this.setBlocked(place, false);
      return this.sendText({ ...place, text });
    },
    sendText({ text, ...rest }) {
      const trimmed = text.trim();
      if (trimmed === "") throw new ControlRefusal("A text needs at least one character.");
      const entities = detectEntities(trimmed);
      return send({
        ...rest,
        content: () => ({ text: trimmed, ...(entities.length > 0 && { entities }) }),
      });
    },
    press({ data, ...place }) {
      const { owner, stored, actor, chat } = findMessage(place);
      const buttons = stored.message.reply_markup?.inline_keyboard.flat() ?? [];
      if (!buttons.some((button) => button["callback_data"] === data))
        throw new ControlRefusal("The message has no button with this data.");
      const id = world.ids.digits(18);
      owner.callbacks.set(id, { id, from: actor.user, at: world.clock.now() });
      owner.box.push(
        "callback_query",
        {
          id,
          from: actor.user,
          message: stored.message,
          chat_instance: `-${Math.abs(chat.id)}${owner.user.id}`,
          data,
        },
        { queue: `user:${actor.user.id}` },
      );
      return { callbackQueryId: id };
    },
    edit({ text, ...place }) {
      const { actor, chat, bots } = findMessage(place);
      let edited: Message | undefined;
      for (const owner of bots) {
        const stored = world.find(owner, chat.id, place.messageId);
        if (!stored) continue;
        if (stored.message.from?.id !== actor.user.id)
          throw new ControlRefusal("People edit their own messages only.");
        const entities = detectEntities(text);
        const isText = stored.message.text !== undefined;
        const { entities: _, caption_entities: __, ...message } = stored.message;
        const changed: Message = {
          ...message,
          ...(isText ? { text } : { caption: text }),
          ...(entities.length > 0 && (isText ? { entities } : { caption_entities: entities })),
          edit_date: world.nowSeconds(),
        };
        stored.message = changed;
        edited = changed;
        if (!stored.isHidden) owner.box.push("edited_message", changed, { queue: `chat:${chat.id}` });
      }
      if (!edited) throw new ControlRefusal("There is no such message in this chat.");
      return edited;
    },
    react({ emoji, ...place }) {
      const { stored, actor, chat, bots, owner } = findMessage(place);
      const types = (list: readonly string[]) => list.map((value) => ({ type: "emoji", emoji: value }));
      const before = stored.reactions.get(actor.user.id) ?? [];
      stored.reactions.set(actor.user.id, emoji);
      for (const receiver of bots) {
        const status = world.groups.get(chat.id)?.members.get(receiver.user.id);
        const mayKnow = chat.type === "private" ? receiver === owner : status === "administrator";
        if (!mayKnow) continue;
        receiver.box.push(
          "message_reaction",
          {
            chat,
            message_id: place.messageId,
            user: actor.user,
            date: world.nowSeconds(),
            old_reaction: types(before),
            new_reaction: types(emoji),
          },
          { queue: `chat:${chat.id}` },
        );
      }
    },
    vote({ options, ...place }) {
      const { owner, stored, actor } = findMessage(place);
      const { poll: state, message } = stored;
      const poll = message["poll"];
      if (!state || typeof poll !== "object" || poll === null) throw new ControlRefusal("This is no poll.");
      state.votes.set(actor.user.id, options);
      const votes = [...state.votes.values()];
      const shown = poll as { id: string; options: { voter_count: number }[]; total_voter_count: number };
      for (const [index, option] of shown.options.entries()) {
        option.voter_count = votes.filter((vote) => vote.includes(index)).length;
      }
      shown.total_voter_count = votes.filter((vote) => vote.length > 0).length;
      owner.box.push("poll", shown, { queue: `poll:${shown.id}` });
      if (state.isAnonymous) return;
      const answer = { poll_id: shown.id, user: actor.user, option_ids: options };
      owner.box.push("poll_answer", answer, { queue: `user:${actor.user.id}` });
    },
    setBlocked(place, isBlocked) {
      const { person: actor, chat, bots } = scene({ ...place, chat: undefined });
      const [owner] = bots;
      if (!owner) return;
      const link = owner.links.get(actor.user.id);
      if (link === undefined) throw new ControlRefusal("The user has not started this bot.");
      if ((link === "blocked") === isBlocked) return;
      owner.links.set(actor.user.id, isBlocked ? "blocked" : "active");
      const member = (status: string) => ({
        user: owner.user,
        status,
        ...(status === "kicked" && { until_date: 0 }),
      });
      owner.box.push(
        "my_chat_member",
        {
          chat,
          from: actor.user,
          date: world.nowSeconds(),
          old_chat_member: member(isBlocked ? "member" : "kicked"),
          new_chat_member: member(isBlocked ? "kicked" : "member"),
        },
        { queue: `chat:${chat.id}` },
      );
    },
  };
}

/** A quoted message does not quote another one. */
function withoutReply(message: Message): Message {
  const { reply_to_message: _, ...rest } = message;
  return rest;
}
