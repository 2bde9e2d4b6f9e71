// What a turn is going to do, as plain values: a change to write, work to enqueue with it, news for the team. Nothing
// has happened yet.

import type { BotSettings } from "@parley/contracts/botSettings";
import type { FlowDocument } from "@parley/contracts/flow";
import type { ConversationEvent, SentFile } from "@parley/contracts/messages";
import type { CallRequest, ContactPatch, Effect, FlowEvent, TraceEntry } from "@parley/flow-engine";
import type { ConversationSettable, NewMessage } from "../conversations/index.ts";
import type { TurnRow } from "./store.ts";

export interface PlanContext {
  turn: TurnRow;
  settings: BotSettings;
  now: Date;
  agentsOnline: boolean;
  /** Whether something answers questions from the knowledge of bots. */
  hasAi: boolean;
  document: (versionId: string) => Promise<FlowDocument | undefined>;
  publishedVersion: (flowId: string) => Promise<string | undefined>;
  /** The version that takes the place of a retired one; nothing while a version is not retired. */
  successor: (versionId: string) => Promise<string | undefined>;
  /** Files this visitor has uploaded, by id; others are left out. */
  files: (fileIds: readonly string[]) => Promise<SentFile[]>;
  /** Whether another part of the server performs this kind of effect. */
  isConnected: (kind: HandOver["kind"]) => boolean;
}

export interface Notice {
  question: string;
  answer: string;
}

export interface PlannedCall {
  blockId: string;
  waitToken: number;
  request: CallRequest;
}

export interface TeamMessage {
  /** Everybody when empty. */
  memberIds: string[];
  text: string;
  byMail: boolean;
}

/** Effects that other parts of the server perform. */
export type HandOver = Extract<Effect, { kind: "drip" | "channelMessage" }>;

/** One step of the engine, for those who replay the conversation. */
export interface PlannedStep {
  versionId: string;
  event: FlowEvent;
  trace: TraceEntry[];
  /** What the step changed, by the name a text would use: `attributes.size`, `answers.q1`. Empty for what was removed. */
  values: Record<string, string>;
}

export interface TurnPlan {
  set: Partial<ConversationSettable>;
  messages: NewMessage[];
  contact?: ContactPatch;
  wait?: { token: number; until: Date };
  /** What the flow asks of the world; it waits for the answer. */
  call?: PlannedCall;
  liveChatExpiresAt?: Date;
  notices: Notice[];
  teamMessages: TeamMessage[];
  /** Texts of notes to be kept with the contact. */
  notes: string[];
  handOvers: HandOver[];
  /** Uploaded files that a message of this turn names. */
  fileIds: string[];
  steps: PlannedStep[];
  /** The flow reached its end in this turn. */
  ended: boolean;
}

export function emptyPlan(): TurnPlan {
  return {
    set: {},
    messages: [],
    notices: [],
    teamMessages: [],
    notes: [],
    handOvers: [],
    fileIds: [],
    steps: [],
    ended: false,
  };
}

export function systemEvent(
  event: ConversationEvent,
  details: { title?: string; text?: string; name?: string } = {},
): NewMessage {
  return { author: { kind: "system" }, content: { kind: "event", event, ...details } };
}

/** Nobody can take the chat: the words come from the bot's settings. */
export function unavailableEvent(
  settings: BotSettings,
  event: ConversationEvent = "liveChatUnavailable",
): NewMessage {
  return systemEvent(event, {
    title: settings.general.unavailableTitle,
    text: settings.general.unavailableMessage,
  });
}

/** The visitor waits for a person from now on; the request lapses after the time set for the bot. */
export function requestLiveChat(plan: TurnPlan, settings: BotSettings, now: Date): void {
  const expiresAt = new Date(now.getTime() + settings.chatWindow.liveChatExpirySeconds * 1000);
  plan.set.responder = "waitingForAgent";
  plan.set.requestedAt = now;
  plan.set.requestExpiresAt = expiresAt;
  plan.set.rejectedBy = [];
  plan.liveChatExpiresAt = expiresAt;
  plan.messages.push(
    systemEvent("liveChatRequested", {
      title: settings.general.waitingTitle,
      text: settings.general.waitingMessage,
    }),
  );
}
