// Runs turns: read, decide, write, tell. The decision is pure, so a turn that loses the race for its conversation is
// decided again on what is there now; a repeated send answers what was answered the first time.

import { AppError } from "@parley/contracts/errors";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { RealtimeEvent } from "@parley/contracts/events";
import type { VisitorInput } from "@parley/contracts/messages";
import type { WidgetActionRequest, WidgetEvent } from "@parley/contracts/widget";
import type { TriggerOccasion } from "@parley/flow-engine";
import type { ContactRow, ConversationRow } from "../../platform/access/index.ts";
import { conversationTopic, workspaceTopic } from "../../platform/realtime/index.ts";
import {
  findTurnByClientId,
  listMessagesAt,
  presentConversation,
  presentMessage,
  saidOnMessenger,
  writeConversation,
  type MessageRow,
  type NewMessage,
  type WrittenChange,
} from "../conversations/index.ts";
import {
  decideAction,
  decideInput,
  decideLiveChatExpiry,
  decideStart,
  decideTrigger,
  isTimed,
} from "./decide.ts";
import type { CameOver } from "./visitorMessage.ts";
import { withinLimits } from "./environment.ts";
import { hasFollowUps } from "./hasFollowUps.ts";
import { createLanes } from "./lanes.ts";
import type { CallOutcome, ConversationKey, RuntimeOptions, TurnOutcome } from "./runtimeOptions.ts";
import { emptyPlan, type PlanContext, type TurnPlan } from "./plan.ts";
import { runFlow } from "./planTurn.ts";
import { completeSettings } from "./settings.ts";
import { findPublishedVersion, findSuccessor, loadTurn, type TurnRow } from "./store.ts";
import { createVersions } from "./versions.ts";
import { presentWidgetState } from "./widgetState.ts";

/** Losing the race for a conversation this often in a row means something is wrong, not busy. */
const MAXIMUM_ATTEMPTS = 20;

export type Runtime = ReturnType<typeof createRuntime>;

export function createRuntime({
  db,
  bus,
  clock,
  directory,
  followUps,
  files = async () => [],
  fileUrl = () => "",
  hasAi = false,
  isConnected = () => false,
  completeTemplate,
  onSteps,
  onTurn,
}: RuntimeOptions) {
  const lanes = createLanes();
  const versions = createVersions(db);
  const present = (row: MessageRow) => presentMessage(row, fileUrl);

  /** Reads the conversation, lets `decide` plan a change, writes it, tells everybody. */
  async function change(
    key: ConversationKey,
    decide: (context: PlanContext) => Promise<TurnPlan | undefined> | TurnPlan | undefined,
    clientId: string | null = null,
  ): Promise<TurnOutcome> {
    const started = performance.now();
    const outcome = await lanes.run(key.id, () => attempt(key, decide, clientId));
    onTurn?.((performance.now() - started) / 1000);
    return outcome;
  }

  async function attempt(
    key: ConversationKey,
    decide: (context: PlanContext) => Promise<TurnPlan | undefined> | TurnPlan | undefined,
    clientId: string | null,
  ): Promise<TurnOutcome> {
    for (let attempts = 0; attempts < MAXIMUM_ATTEMPTS; attempts += 1) {
      const turn = await loadTurn(db, key.workspaceId, key.id, clientId);
      if (!turn) throw new AppError("not_found");
      const context = await contextOf(turn);
      if (turn.isRepeated && clientId !== null) {
        return outcomeOf(
          context,
          turn.conversation,
          turn.contact,
          await findTurnByClientId(db, key, clientId),
        );
      }
      const plan = await decide(context);
      if (!plan) return outcomeOf(context, turn.conversation, turn.contact, []);
      await completeTemplates(context, plan);
      const written = await write(context, plan);
      if (written) return tell(context, plan, written);
    }
    throw new AppError("conflict");
  }

  async function contextOf(turn: TurnRow): Promise<PlanContext> {
    const { workspaceId, botId } = turn.conversation;
    return {
      turn,
      settings: completeSettings(turn.bot, turn.connection),
      now: clock.now(),
      agentsOnline: await directory.hasOnlineMember(workspaceId),
      hasAi,
      document: (versionId) => versions.document(workspaceId, versionId),
      publishedVersion: (flowId) => findPublishedVersion(db, workspaceId, botId, flowId),
      successor: (versionId) => findSuccessor(db, workspaceId, versionId),
      files: (fileIds) => files(turn.conversation, fileIds),
      isConnected,
    };
  }

  async function completeTemplates({ turn }: PlanContext, plan: TurnPlan): Promise<void> {
    const { workspaceId, connectionId } = turn.conversation;
    if (!completeTemplate || connectionId === null) return;
    for (const message of plan.messages) {
      if (message.content.kind !== "template" || message.author.kind !== "bot") continue;
      message.content = await completeTemplate({ workspaceId, connectionId }, message.content);
    }
  }

  function write(context: PlanContext, plan: TurnPlan): Promise<WrittenChange | undefined> {
    const change = {
      before: context.turn.conversation,
      set: plan.set,
      messages: context.turn.connection ? plan.messages.map(withDelivery) : plan.messages,
      contact: plan.contact && withinLimits(context.turn.contact, plan.contact),
      seenNow: plan.messages[0]?.author.kind === "visitor",
      now: context.now,
    };
    if (!hasFollowUps(context, plan)) return writeConversation(db, change);
    return db.transaction(async (tx) => {
      const written = await writeConversation(tx, change);
      if (written) await followUps(tx, plan, written, context.turn);
      return written;
    });
  }

  async function tell(context: PlanContext, plan: TurnPlan, written: WrittenChange): Promise<TurnOutcome> {
    onSteps?.(written.conversation, plan.steps);
    const contact = { ...context.turn.contact, ...written.contact };
    const outcome = await outcomeOf(context, written.conversation, contact, written.messages);
    const messages = written.messages.map(present);
    publishToTeam(
      written.conversation,
      contact,
      context.turn,
      await directory.nameOf(written.conversation.workspaceId, written.conversation.assigneeId),
      messages,
    );
    bus.publish(conversationTopic(written.conversation.id), {
      kind: "messages",
      messages,
      state: outcome.state,
    } satisfies WidgetEvent);
    const told = plan.teamMessages.map(({ text, memberIds }) => ({
      title: context.turn.bot.name,
      text,
      memberIds,
    }));
    const answered = plan.notices.map(({ question, answer }) => ({ title: question, text: answer }));
    for (const notice of [...answered, ...told]) {
      bus.publish(workspaceTopic(written.conversation.workspaceId), {
        kind: "notice",
        conversationId: written.conversation.id,
        ...notice,
      } satisfies RealtimeEvent);
    }
    return outcome;
  }

  function publishToTeam(
    conversation: ConversationRow,
    contact: ContactRow,
    { bot, connection }: Pick<TurnRow, "bot" | "connection">,
    assigneeName: string | null,
    messages: ReturnType<typeof presentMessage>[],
  ): Conversation {
    const presented = presentConversation(conversation, contact, {
      botName: bot.name,
      connection,
      assigneeName,
      now: clock.now(),
    });
    bus.publish(workspaceTopic(conversation.workspaceId), {
      kind: "conversation",
      conversation: presented,
      messages,
    } satisfies RealtimeEvent);
    return presented;
  }

  async function outcomeOf(
    context: PlanContext,
    conversation: ConversationRow,
    contact: ContactRow,
    messages: MessageRow[],
  ): Promise<TurnOutcome> {
    const assigneeName = await directory.nameOf(conversation.workspaceId, conversation.assigneeId);
    const state = presentWidgetState(conversation, {
      settings: context.settings,
      assigneeName,
      agentsOnline: context.agentsOnline,
    });
    return { conversation, contact, messages, state };
  }

  /**
   * The world's answer to a call, with what it does to the conversation itself. Answers true when the flow has gone on
   * with it: nobody waits for a late or doubled one, and while a person has the chat the bot hears nothing.
   */
  async function result(
    key: ConversationKey,
    waitToken: number,
    { result: answer, set = {} }: CallOutcome,
  ): Promise<boolean> {
    let isHeard = false;
    await change(key, (context) => {
      const { session, responder } = context.turn.conversation;
      isHeard =
        !context.turn.bot.isDeleted &&
        responder === "bot" &&
        session?.status === "calling" &&
        session.waitToken === waitToken;
      if (!isHeard) return undefined;
      return runFlow(context, { kind: "result", waitToken, result: answer }, { ...emptyPlan(), set });
    });
    return isHeard;
  }

  /** The conversation as it is, for reading only. */
  async function look(key: ConversationKey): Promise<TurnOutcome> {
    const turn = await loadTurn(db, key.workspaceId, key.id, null);
    if (!turn) throw new AppError("not_found");
    return outcomeOf(await contextOf(turn), turn.conversation, turn.contact, []);
  }

  /** Tells everybody what changed beside new messages: marks, presence, page, contact; `seqs` names messages that did. */
  function announce(key: ConversationKey, seqs: readonly number[] = []): Promise<Conversation> {
    // In the lane, so that what is read here is not told after a turn that came later.
    return lanes.run(key.id, () => readAndTell(key, seqs));
  }

  async function readAndTell(key: ConversationKey, seqs: readonly number[]): Promise<Conversation> {
    const turn = await loadTurn(db, key.workspaceId, key.id, null);
    if (!turn) throw new AppError("not_found");
    const { state } = await outcomeOf(await contextOf(turn), turn.conversation, turn.contact, []);
    bus.publish(conversationTopic(key.id), { kind: "state", state } satisfies WidgetEvent);
    const assigneeName = await directory.nameOf(key.workspaceId, turn.conversation.assigneeId);
    const messages = seqs.length === 0 ? [] : await listMessagesAt(db, key, seqs);
    return publishToTeam(turn.conversation, turn.contact, turn, assigneeName, messages.map(present));
  }

  return {
    change,
    /** A message as people read it, with fresh links to its files. */
    presentMessage: present,
    look,
    announce,
    /** The first greeting, unless the conversation has begun already. */
    start: (key: ConversationKey) => change(key, decideStart),
    /** A page's event, a call of the API or a timetable begins a flow; nothing happens when no trigger fits. */
    trigger: (key: ConversationKey, event: TriggerOccasion) =>
      change(key, (context) => decideTrigger(context, event)),
    input: (key: ConversationKey, clientId: string, input: VisitorInput, came: CameOver = {}) =>
      change(key, (context) => decideInput(context, clientId, input, came), clientId),
    action: (key: ConversationKey, clientId: string, action: WidgetActionRequest["action"]) =>
      change(key, (context) => decideAction(context, clientId, action), clientId),
    /** The wait of a delay block is over, or the time for an answer; late and doubled timers change nothing. */
    timer: (key: ConversationKey, waitToken: number) =>
      change(key, (context) => {
        const { session, responder } = context.turn.conversation;
        if (context.turn.bot.isDeleted || responder !== "bot") return undefined;
        if (!isTimed(session) || session.waitToken !== waitToken) return undefined;
        return runFlow(context, { kind: "timer", waitToken }, emptyPlan());
      }),
    result,
    expireLiveChat: (key: ConversationKey) =>
      change(key, (context) => {
        const { responder, requestExpiresAt } = context.turn.conversation;
        if (responder !== "waitingForAgent" || !requestExpiresAt || requestExpiresAt > context.now)
          return undefined;
        return decideLiveChatExpiry(context);
      }),
  };
}

/** What is said over a messenger begins its way; what came from there, or was sent already, does not. */
function withDelivery(message: NewMessage): NewMessage {
  const isSaid =
    message.author.kind !== "visitor" && !message.delivery && saidOnMessenger(message.content) !== undefined;
  return isSaid ? { ...message, delivery: { status: "queued" } } : message;
}
