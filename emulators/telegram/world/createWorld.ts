// What exists: bots, people, groups, messages and files. Rules live in the methods; this only keeps and finds.
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import type { Ids } from "../../kit/createIds.ts";
import { createFileStore, type FileStore } from "./createFileStore.ts";
import { createUpdateBox } from "../updates/createUpdateBox.ts";
import type { Bot, Group, Person, StoredMessage, Thread } from "./entities.ts";
import type { Chat, Message, User } from "../types.ts";

export interface World {
  clock: VirtualClock;
  ids: Ids;
  files: FileStore;
  bots: Map<number, Bot>;
  people: Map<number, Person>;
  groups: Map<number, Group>;
  addBot(details: NewBot): Bot;
  addPerson(details: NewPerson): Person;
  addGroup(details: NewGroup): Group;
  /** A bot sees a chat through its own thread: ids of files differ, and bots do not see each other. */
  thread(bot: Bot, chatId: number): Thread;
  find(bot: Bot, chatId: number, messageId: number): StoredMessage | undefined;
  nextMessageId(bot: Bot, chat: Chat): number;
  store(bot: Bot, message: Message, details?: Partial<StoredMessage>): StoredMessage;
  nowSeconds(): number;
}

export interface NewBot {
  token?: string;
  name?: string;
  username?: string;
  canReadAllGroupMessages?: boolean;
}

export interface NewPerson {
  id?: number;
  firstName?: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  phoneNumber?: string;
}

export interface NewGroup {
  title?: string;
  type?: "group" | "supergroup" | "channel";
  username?: string;
  isForum?: boolean;
}

const FIRST_PERSON_ID = 700_000_000;
const FIRST_BOT_ID = 6_100_000_000;
const FIRST_GROUP_ID = 4_000_000_000;
/** Ids of supergroups and channels begin with -100. */
const SUPERGROUP_OFFSET = -1_000_000_000_000;
const TOKEN_SECRET_LENGTH = 33;

export function createWorld({ clock, ids }: { clock: VirtualClock; ids: Ids }): World {
  const bots = new Map<number, Bot>();
  const people = new Map<number, Person>();
  const groups = new Map<number, Group>();
  const threads = new Map<string, Thread>();
  const files = createFileStore({ ids, clock });

  function thread(bot: Bot, chatId: number): Thread {
    const key = `${bot.user.id}:${chatId}`;
    const existing = threads.get(key) ?? { messages: [] };
    threads.set(key, existing);
    return existing;
  }

  return {
    clock,
    ids,
    files,
    bots,
    people,
    groups,
    thread,
    nowSeconds: () => Math.floor(clock.now() / 1000),
    addBot({ token, name = "Bot", username, canReadAllGroupMessages = false }) {
      const ownToken = token ?? `${FIRST_BOT_ID + ids.next("bot")}:AA${ids.letters(TOKEN_SECRET_LENGTH)}`;
      const id = Number(ownToken.split(":")[0]);
      const user: User = { id, is_bot: true, first_name: name, username: username ?? `bot${id}_bot` };
      const bot: Bot = {
        user,
        token: ownToken,
        canReadAllGroupMessages,
        links: new Map(),
        names: new Map([["", name]]),
        descriptions: new Map(),
        shortDescriptions: new Map(),
        commands: new Map(),
        menuButtons: new Map(),
        callbacks: new Map(),
        actions: new Map(),
        drafts: new Map(),
        box: createUpdateBox({ clock, ids }),
      };
      bots.set(id, bot);
      return bot;
    },
    addPerson(details) {
      const id = details.id ?? FIRST_PERSON_ID + ids.next("person");
      const user: User = {
        id,
        is_bot: false,
        first_name: details.firstName ?? `Person ${id - FIRST_PERSON_ID}`,
        ...(details.lastName !== undefined && { last_name: details.lastName }),
        ...(details.username !== undefined && { username: details.username }),
        ...(details.languageCode !== undefined && { language_code: details.languageCode }),
      };
      const person: Person = {
        user,
        phoneNumber: details.phoneNumber ?? `+1555${String(id).slice(-7)}`,
        isDeactivated: false,
        photos: [],
      };
      people.set(id, person);
      return person;
    },
    addGroup({ title = "Group", type = "group", username, isForum = false }) {
      const number = ids.next("group");
      const id = type === "group" ? -(FIRST_GROUP_ID + number) : SUPERGROUP_OFFSET - FIRST_GROUP_ID + number;
      const chat: Chat = { id, type, title, ...(username !== undefined && { username }) };
      const group: Group = { chat, isForum, members: new Map(), restrictions: new Map() };
      groups.set(id, group);
      return group;
    },
    find: (bot, chatId, messageId) =>
      thread(bot, chatId).messages.find(
        ({ message, isDeleted }) => !isDeleted && message.message_id === messageId,
      ),
    // In private chats a bot counts all its messages together, in groups each group counts its own:
    // an id alone names no message.
    nextMessageId: (bot, chat) =>
      ids.next(chat.type === "private" ? `message:${bot.user.id}` : `message:${chat.id}`),
    store(bot, message, details = {}) {
      const stored: StoredMessage = {
        message,
        isDeleted: false,
        isHidden: false,
        reactions: new Map(),
        ...details,
      };
      thread(bot, message.chat.id).messages.push(stored);
      return stored;
    },
  };
}
