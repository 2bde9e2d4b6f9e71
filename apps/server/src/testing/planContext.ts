// A conversation in any state it can be in, as the runtime sees it when something happens: without any database.

import { botSettings, type BotSettingsPatch } from "@parley/contracts/botSettings";
import type { Responder } from "@parley/contracts/conversation";
import {
  initialState,
  sessionStatuses,
  step,
  type SessionState,
  type SessionStatus,
} from "@parley/flow-engine";
import type { ConversationRow } from "../platform/access/index.ts";
import { environmentOf } from "../modules/runtime/environment.ts";
import type { PlanContext } from "../modules/runtime/plan.ts";
import { asked, ended, flowOf, said } from "./testFlow.ts";

export const now = new Date("2026-01-05T09:00:00.000Z");
const id = "0123456789abcdef01234567";
export type Session = SessionStatus | "none";
export const sessions: readonly Session[] = [
  "none",
  ...sessionStatuses.filter((status) => status !== "redirecting" && status !== "returning"),
];

const document = flowOf(
  said("hi", "Hi"),
  asked("first", "First?", { allowSkip: true, allowBack: true }),
  { id: "wait", kind: "delay", settings: { amount: 1, unit: "hours" } },
  {
    id: "call",
    kind: "liveChat",
    settings: { text: "Connecting" },
    outputs: { next: "after", unavailable: "sorry" },
  },
  asked("after", "Helped?"),
  ended(),
  asked("sorry", "Address?"),
);

const places: Record<Session, Partial<SessionState>> = {
  none: {},
  idle: {},
  awaitingInput: { blockId: "first", history: ["first"] },
  waiting: { blockId: "wait", waitToken: 1, waitUntil: new Date(now.getTime() + 60_000).toISOString() },
  calling: { blockId: "first", waitToken: 1 },
  redirecting: {},
  returning: {},
  handedOff: { blockId: "call" },
  ended: {},
  failed: { blockId: "hi" },
};

export interface Situation {
  responder?: Responder;
  session?: Session;
  state?: Partial<SessionState>;
  status?: ConversationRow["status"];
  agentsOnline?: boolean;
  settings?: BotSettingsPatch;
  version?: string | null;
  isDeleted?: boolean;
}

export function contextOf(situation: Situation): PlanContext {
  const { responder = "bot", session = "awaitingInput", status = "OPEN", agentsOnline = true } = situation;
  const contact = {
    workspaceId: id,
    id,
    name: null,
    email: null,
    phoneDialCode: null,
    phoneNumber: null,
    picture: null,
    city: null,
    country: null,
    tags: [],
    attributes: {},
    isLead: false,
    optIn: null,
    createdAt: now,
  };
  const conversation: ConversationRow = {
    workspaceId: id,
    id,
    botId: id,
    contactId: id,
    visitorUuid: "u",
    status,
    responder,
    assigneeId: responder === "agent" ? id : null,
    revision: 3,
    seq: 4,
    teamReadSeq: 0,
    visitorReadSeq: 0,
    visitorDeliveredSeq: 0,
    unreadCount: 0,
    interacted: true,
    session: null,
    flowVersionId: "v1",
    lastMessageAt: now,
    lastMessageBy: "bot",
    lastMessageText: "First?",
    activityAt: now,
    lastSeenAt: now,
    onlineUntil: now,
    visits: 1,
    pageUrl: null,
    pageTitle: null,
    referrer: null,
    language: null,
    device: null,
    requestedAt: responder === "waitingForAgent" ? now : null,
    requestExpiresAt: responder === "waitingForAgent" ? now : null,
    rejectedBy: [],
    connectionId: null,
    address: null,
    windowUntil: null,
    freeUntil: null,
    unreachable: null,
    visitorMessageId: null,
    createdAt: now,
    updatedAt: now,
  };
  const version = situation.version === undefined ? "v1" : situation.version;
  const context: PlanContext = {
    turn: {
      connection: null,
      conversation,
      contact,
      bot: {
        id,
        name: "Bot",
        settings: {},
        updatedAt: now,
        defaultVersionId: version,
        isDeleted: situation.isDeleted ?? false,
        triggers: [],
      },
      isVersionRetired: false,
      isRepeated: false,
    },
    settings: botSettings.parse(situation.settings ?? { general: { completionMessage: "Received." } }),
    now,
    agentsOnline,
    hasAi: false,
    document: async (versionId) => (versionId === version ? document : undefined),
    publishedVersion: async () => undefined,
    successor: async () => undefined,
    files: async () => [],
    isConnected: () => false,
  };
  if (session !== "none") {
    const environment = environmentOf(context.turn, context.settings, now, context);
    // The question's input is the engine's own, as it would have been stored.
    const { input } = step(document, initialState(), { kind: "start" }, environment).state;
    conversation.session = {
      ...initialState(),
      status: session,
      input: session === "awaitingInput" ? input : null,
      ...places[session],
      ...situation.state,
    };
  }
  return context;
}
