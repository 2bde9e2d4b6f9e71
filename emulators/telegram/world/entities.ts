// What the emulator keeps about each thing.
import type { UpdateBox } from "../updates/createUpdateBox.ts";
import type { StoredFile } from "./createFileStore.ts";
import type { Chat, Message, User } from "../types.ts";

export type MemberStatus = "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";

export interface Bot {
  user: User;
  token: string;
  canReadAllGroupMessages: boolean;
  /** People who have pressed Start, and who have blocked the bot since. */
  links: Map<number, "active" | "blocked">;
  /** By language code; "" is the default. */
  names: Map<string, string>;
  descriptions: Map<string, string>;
  shortDescriptions: Map<string, string>;
  /** By scope and language. */
  commands: Map<string, BotCommand[]>;
  menuButtons: Map<number | "default", Record<string, unknown>>;
  callbacks: Map<string, CallbackQuery>;
  /** The last chat action, by chat. */
  actions: Map<number, { action: string; at: number }>;
  drafts: Map<number, { id: number; text: string; at: number }>;
  box: UpdateBox;
}

export interface BotCommand {
  command: string;
  description: string;
}

export interface CallbackQuery {
  id: string;
  from: User;
  at: number;
  answer?: { text?: string; showAlert: boolean; url?: string };
}

export interface Person {
  user: User;
  phoneNumber: string;
  isDeactivated: boolean;
  photos: StoredFile[];
}

export interface Group {
  chat: Chat;
  isForum: boolean;
  /** Bots and people. */
  members: Map<number, MemberStatus>;
  /** What a member may not send: `text`, `photo`, … or `all`. */
  restrictions: Map<number, Set<string>>;
  migratedTo?: number;
}

export interface StoredMessage {
  message: Message;
  isDeleted: boolean;
  /** Never shown to the bot, because of privacy mode. */
  isHidden: boolean;
  /** By who gave it. */
  reactions: Map<number, string[]>;
  /** Keyboard or request under the input, which no Message shows. */
  keyboard?: Record<string, unknown>;
  poll?: { correct: number[]; isAnonymous: boolean; votes: Map<number, number[]> };
}

export interface Thread {
  messages: StoredMessage[];
}
