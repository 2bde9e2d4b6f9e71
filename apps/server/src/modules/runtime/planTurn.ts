// Decides what one event does to a conversation: pure but for loading flow documents. The answer is a change to write,
// tasks to enqueue with it, and news for the team; nothing has happened yet.

import type { BotSettings } from "@parley/contracts/botSettings";
import type { FlowDocument } from "@parley/contracts/flow";
import type { ConversationEvent } from "@parley/contracts/messages";
import {
  initialState,
  patchContact,
  step,
  type ContactPatch,
  type Effect,
  type FlowEvent,
  type SessionState,
} from "@parley/flow-engine";
import type { ConversationSettable, NewMessage } from "../conversations/index.ts";
import { environmentOf, mergePatches } from "./environment.ts";
import type { TurnRow } from "./store.ts";

/** Flows entered through redirects in one turn; a circle of redirects ends here. */
const MAXIMUM_REDIRECTS = 10;

export interface PlanContext {
  turn: TurnRow;
  settings: BotSettings;
  now: Date;
  agentsOnline: boolean;
  document: (versionId: string) => Promise<FlowDocument | undefined>;
  publishedVersion: (flowId: string) => Promise<string | undefined>;
}

export interface Notice {
  question: string;
  answer: string;
}

export interface TurnPlan {
  set: Partial<ConversationSettable>;
  messages: NewMessage[];
  contact?: ContactPatch;
  wait?: { token: number; until: Date };
  liveChatExpiresAt?: Date;
  notices: Notice[];
  /** The flow reached its end in this turn. */
  ended: boolean;
}

export function emptyPlan(): TurnPlan {
  return { set: {}, messages: [], notices: [], ended: false };
}

/** Runs the flow on one event. Without a published flow the session is over, and the chat open for people. */
export async function runFlow(context: PlanContext, event: FlowEvent, plan: TurnPlan): Promise<TurnPlan> {
  const { turn } = context;
  const restarts = event.kind === "start" || turn.conversation.session === null;
  let versionId = restarts ? turn.bot.defaultVersionId : turn.conversation.flowVersionId;
  let document = versionId === null ? undefined : await context.document(versionId);
  if (versionId === null || !document) {
    const { session } = turn.conversation;
    plan.set.session = session && endedState(session);
    return plan;
  }

  const environment = environmentOf(turn, context.settings, context.now, context.agentsOnline);
  let state: SessionState = turn.conversation.session ?? initialState();
  let next: FlowEvent = event;
  for (let redirects = 0; ; redirects += 1) {
    const result = step(document, state, next, environment);
    state = result.state;
    for (const effect of result.effects) applyEffect(effect, plan, context);
    if (state.status !== "redirecting" || state.redirectTo === null) break;

    const target =
      redirects < MAXIMUM_REDIRECTS ? await context.publishedVersion(state.redirectTo) : undefined;
    const entered = target ? await context.document(target) : undefined;
    if (!target || !entered) {
      // The target was deleted or never published: the visitor's chat ends calmly, the trace has told the author.
      state = endedState(state);
      break;
    }
    versionId = target;
    document = entered;
    next = { kind: "enter" };
    // The flow entered sees what the flow before has learned.
    if (plan.contact) environment.contact = patchContact(environment.contact, plan.contact);
  }
  plan.ended = state.status === "ended" && turn.conversation.session?.status !== "ended";
  plan.set.session = state;
  plan.set.flowVersionId = versionId;
  return plan;
}

function endedState(state: SessionState): SessionState {
  return { ...state, status: "ended", redirectTo: null, blockId: null, input: null, waitUntil: null };
}

function applyEffect(effect: Effect, plan: TurnPlan, { settings, now, turn }: PlanContext): void {
  switch (effect.kind) {
    case "send":
      if (effect.content.kind === "event") {
        plan.messages.push({ ...unavailableEvent(settings, effect.content.event), blockId: effect.blockId });
        return;
      }
      plan.messages.push({
        author: { kind: "bot", name: turn.bot.name },
        content: effect.content,
        blockId: effect.blockId,
        delayMs: effect.delayMs,
      });
      return;
    case "updateContact":
      plan.contact = mergePatches(plan.contact, effect.patch);
      return;
    case "wait":
      plan.wait = { token: effect.waitToken, until: new Date(effect.until) };
      return;
    case "requestLiveChat":
      requestLiveChat(plan, settings, now);
      return;
    case "notifyTeam":
      plan.notices.push({ question: effect.question, answer: effect.answer });
      return;
    case "call":
    case "addNote":
    case "setStatus":
    case "alertTeam":
    case "drip":
    case "channelMessage":
    case "endChat":
      return;
  }
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

export function systemEvent(
  event: ConversationEvent,
  details: { title?: string; text?: string; name?: string } = {},
): NewMessage {
  return { author: { kind: "system" }, content: { kind: "event", event, ...details } };
}
