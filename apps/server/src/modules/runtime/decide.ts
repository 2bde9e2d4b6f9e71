// What each thing a visitor does means, given who answers the conversation at that moment.

import { AppError } from "@parley/contracts/errors";
import type { VisitorInput } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";
import type { WidgetActionRequest } from "@parley/contracts/widget";
import { responderMoves } from "@parley/contracts/conversation";
import {
  initialState,
  matchRestartWord,
  type FlowEvent,
  type SessionState,
  type SessionStatus,
  type TriggerOccasion,
} from "@parley/flow-engine";
import type { NewMessage } from "../conversations/index.ts";
import {
  emptyPlan,
  requestLiveChat,
  systemEvent,
  unavailableEvent,
  type PlanContext,
  type TurnPlan,
} from "./plan.ts";
import { runFlow } from "./planTurn.ts";
import { findTrigger } from "./triggers.ts";
import { visitorMessage, type CameOver } from "./visitorMessage.ts";

/** A typed or chosen answer: to the bot's question, to the agent, or into a chat whose flow is over. */
export async function decideInput(
  context: PlanContext,
  clientId: string,
  input: VisitorInput,
  came: CameOver = {},
): Promise<TurnPlan> {
  refuseIfDeleted(context);
  const { conversation } = context.turn;
  const plan = emptyPlan();
  plan.messages.push(await visitorMessage(input, context, clientId, came));
  plan.fileIds = [...(came.fileIds ?? []), ...(input.kind === "files" ? input.fileIds : [])];
  if (conversation.status === "CLOSED") {
    plan.set.status = "OPEN";
    plan.messages.push(systemEvent("reopened"));
  }
  if (conversation.responder !== "bot") return plan;
  if (asksForPerson(context, input)) return askForPerson(context, plan);
  const begun =
    came.beginsAnew === true ? {} : ((await begunByButton(context, came)) ?? begunBy(context, input));
  if (begun) return runFlow(context, { kind: "start" }, plan, begun.versionId);

  switch (conversation.session?.status) {
    case undefined:
    case "idle":
      return runFlow(context, { kind: "start" }, plan);
    case "awaitingInput":
      return runFlow(context, { kind: "input", input }, plan);
    case "handedOff":
      // The request was withdrawn while the flow waited for it: the bot must not stay silent.
      return runFlow(context, { kind: "handedBack" }, plan);
    case "ended":
    case "failed":
      return acknowledge(context, plan);
    default:
      return plan;
  }
}

function asksForPerson({ settings }: PlanContext, input: VisitorInput): boolean {
  return input.kind === "text" && matchRestartWord(settings.general.liveChatWords, input.text);
}

function askForPerson({ settings, agentsOnline, now }: PlanContext, plan: TurnPlan): TurnPlan {
  if (agentsOnline) requestLiveChat(plan, settings, now);
  else plan.messages.push(unavailableEvent(settings));
  return plan;
}

/** Whether an input begins a flow anew in place of answering: the default one when no version is named. */
function begunBy(context: PlanContext, input: VisitorInput): { versionId?: string } | undefined {
  const { settings, turn, now } = context;
  const { session, lastMessageAt } = turn.conversation;
  if (input.kind === "text") {
    if (matchRestartWord(settings.general.restartWords, input.text)) return {};
    const isQuestionOpen = session !== null && openStatuses.has(session.status);
    const trigger = findTrigger(turn.bot.triggers, { kind: "text", text: input.text, isQuestionOpen });
    // The first message belongs to the default flow, unless a keyword claims it.
    if (trigger && (trigger.kind !== "fallback" || isOver(session))) return trigger;
  }
  const timeoutMs = settings.general.sessionTimeoutMinutes * 60_000;
  const isLate =
    timeoutMs > 0 && lastMessageAt !== null && now.getTime() - lastMessageAt.getTime() > timeoutMs;
  return isLate && (session?.status === "awaitingInput" || isOver(session)) ? {} : undefined;
}

/** A button of a template begins what was chosen for it; otherwise a flow that names it. */
async function begunByButton(
  { publishedVersion, turn }: PlanContext,
  { button }: CameOver,
): Promise<{ versionId: string } | undefined> {
  if (!button) return undefined;
  const versionId = button.flowId === undefined ? undefined : await publishedVersion(button.flowId);
  if (versionId !== undefined) return { versionId };
  for (const payload of button.payloads) {
    const trigger = findTrigger(turn.bot.triggers, { kind: "templateButton", payload });
    if (trigger) return trigger;
  }
  return undefined;
}

/** The flow waits for somebody or something, so that what is typed belongs to it. */
const openStatuses = new Set<SessionStatus>(["awaitingInput", "waiting", "calling", "handedOff"]);

function isOver(session: SessionState | null): boolean {
  return session?.status === "ended" || session?.status === "failed";
}

/** Something other than a message begins a flow: while the bot has the chat, whatever is being asked. */
export async function decideTrigger(
  context: PlanContext,
  event: TriggerOccasion,
): Promise<TurnPlan | undefined> {
  refuseIfDeleted(context);
  const { conversation, bot } = context.turn;
  const begun = conversation.responder === "bot" ? findTrigger(bot.triggers, event) : undefined;
  if (!begun) return undefined;
  const plan = emptyPlan();
  // A page and a timetable do not open what the team has closed.
  if (conversation.status === "CLOSED" && event.kind !== "api") return undefined;
  reopen(context, plan);
  return runFlow(context, { kind: "start" }, plan, begun.versionId);
}

/** The first greeting: a flow for the page the visitor is on, or the default one. */
export async function decideStart(context: PlanContext): Promise<TurnPlan | undefined> {
  const { conversation, bot } = context.turn;
  const hasBegun = conversation.session !== null && conversation.session.status !== "idle";
  if (hasBegun || conversation.status === "CLOSED") return undefined;
  const url = conversation.pageUrl;
  const begun = url === null ? undefined : findTrigger(bot.triggers, { kind: "pageUrl", url });
  return runFlow(context, { kind: "start" }, emptyPlan(), begun?.versionId);
}

/** The flow is over: the visitor hears once that their message was received. */
function acknowledge({ settings, turn }: PlanContext, plan: TurnPlan): TurnPlan {
  const text = settings.general.completionMessage;
  const preview = turn.conversation.lastMessageText;
  const wasSaid = preview !== null && preview !== "" && plainText(text).startsWith(preview);
  if (text === "" || wasSaid || turn.conversation.lastMessageBy === "visitor") return plan;
  plan.messages.push({ author: { kind: "bot", name: turn.bot.name }, content: { kind: "text", text } });
  return plan;
}

/** The visitor's menu. What the bot's settings forbid is refused, whatever the panel shows. */
export async function decideAction(
  context: PlanContext,
  clientId: string,
  action: WidgetActionRequest["action"],
): Promise<TurnPlan | undefined> {
  refuseIfDeleted(context);
  const { settings, turn } = context;
  const { conversation } = turn;
  const plan = emptyPlan();
  switch (action) {
    case "restart":
      if (!settings.chatWindow.allowRestart) throw new AppError("forbidden");
      plan.messages.push(tagged(systemEvent("restarted"), clientId));
      reopen(context, plan);
      backToBot(plan);
      return runFlow(context, { kind: "start" }, plan);

    case "requestLiveChat":
      if (!settings.chatWindow.allowLiveChat) throw new AppError("forbidden");
      if (conversation.responder !== "bot") return plan;
      reopen(context, plan);
      askForPerson(context, plan);
      plan.messages = plan.messages.map((message, index) =>
        index === 0 ? tagged(message, clientId) : message,
      );
      return plan;

    case "backToBot":
      if (!settings.chatWindow.allowBackToBot) throw new AppError("forbidden");
      if (conversation.responder === "bot") return plan;
      plan.messages.push(tagged(systemEvent("handedBack"), clientId));
      return handBack(context, plan);

    case "close":
      return conversation.responder === "waitingForAgent" ? handBack(context, plan) : undefined;
  }
}

/** A deleted bot answers nobody: its widget is closed, whatever window is still open. */
function refuseIfDeleted({ turn }: PlanContext): void {
  if (turn.bot.isDeleted) throw new AppError("not_found");
}

/** What a visitor wants of a closed chat must be seen among the open ones. */
function reopen({ turn }: PlanContext, plan: TurnPlan): void {
  if (turn.conversation.status === "CLOSED") plan.set.status = "OPEN";
}

/** The bot answers again and goes on where its flow stopped. */
export async function handBack(context: PlanContext, plan: TurnPlan): Promise<TurnPlan> {
  const { session } = context.turn.conversation;
  backToBot(plan);
  if (session === null || session.status === "idle" || session.status === "ended") return plan;
  // An open question is asked again, with all its time: the visitor was talking with a person meanwhile.
  const isAsking = session.status === "awaitingInput";
  return runFlow(context, (isAsking ? undefined : overdueTimer(context)) ?? { kind: "handedBack" }, plan);
}

/** A wait that ended while the bot did not have the chat was not acted upon then: it is over now. */
function overdueTimer({ turn, now }: PlanContext): FlowEvent | undefined {
  const { session } = turn.conversation;
  if (!isTimed(session) || new Date(session.waitUntil) > now) return undefined;
  return { kind: "timer", waitToken: session.waitToken };
}

/** The session goes on by itself at some moment: a delay, or a question with a time limit. */
export function isTimed(session: SessionState | null): session is SessionState & { waitUntil: string } {
  if (session === null || session.waitUntil === null) return false;
  return session.status === "waiting" || session.status === "awaitingInput";
}

/** Nobody accepted in time: say so, and let the flow take its other way. */
export async function decideLiveChatExpiry(context: PlanContext): Promise<TurnPlan> {
  const plan = emptyPlan();
  plan.messages.push(unavailableEvent(context.settings, "liveChatExpired"));
  backToBot(plan);
  const event = eventAfterExpiry(context);
  return event ? runFlow(context, event, plan) : plan;
}

function eventAfterExpiry(context: PlanContext): FlowEvent | undefined {
  switch (context.turn.conversation.session?.status) {
    case "handedOff":
      return { kind: "liveChatExpired" };
    case "calling":
      // The answer may have come while the visitor waited for a person, and was passed over then.
      return { kind: "handedBack" };
    default:
      return overdueTimer(context);
  }
}

/** Somebody closes the chat: the bot has it again, and the visitor's next message begins anew. */
export function closeChat({ turn }: PlanContext, plan: TurnPlan, details: { name?: string } = {}): void {
  plan.set.status = "CLOSED";
  plan.messages.push(systemEvent("closed", details));
  backToBot(plan);
  // Whatever the flow was waiting for is over. The token stays, so that a timer of the old wait is not taken for one of
  // the new session.
  const { session } = turn.conversation;
  plan.set.session = session && { ...initialState(), waitToken: session.waitToken };
  plan.set.flowVersionId = null;
}

export function backToBot(plan: TurnPlan): void {
  plan.set.responder = "bot";
  plan.set.requestedAt = null;
  plan.set.requestExpiresAt = null;
  plan.set.rejectedBy = [];
}

/** @throws AppError `conflict` for a move the table does not know. */
export function requireMove(from: keyof typeof responderMoves, to: keyof typeof responderMoves): void {
  if (!responderMoves[from].includes(to)) throw new AppError("conflict");
}

function tagged(message: NewMessage, clientId: string): NewMessage {
  return { ...message, clientId };
}
