// What a member does to a conversation, as decisions the runtime writes: the conversation's revision tells two members
// who press at once apart, so that one wins and the other is told who.

import type { ConversationStatus } from "@parley/contracts/conversation";
import { AppError } from "@parley/contracts/errors";
import type { Actor } from "../../../platform/access/index.ts";
import type { Directory } from "../../accounts/index.ts";
import {
  backToBot,
  emptyPlan,
  handBack,
  requireMove,
  systemEvent,
  type PlanContext,
  type TurnPlan,
} from "../../runtime/index.ts";

type Decide = (context: PlanContext) => Promise<TurnPlan | undefined>;

/** Accept a live-chat request. @throws AppError `conversation_already_taken`, `no_live_chat_request`. */
export function acceptRequest(actor: Actor, directory: Directory): Decide {
  return async ({ turn }) => {
    const { conversation } = turn;
    await refuseIfTaken(actor, directory, conversation);
    if (conversation.responder === "agent") return undefined;
    if (conversation.responder !== "waitingForAgent") throw new AppError("no_live_chat_request");
    return taken(actor, conversation);
  };
}

/** Take over from the bot without a request. @throws AppError `conversation_already_taken`. */
export function takeOver(actor: Actor, directory: Directory): Decide {
  return async ({ turn }) => {
    await refuseIfTaken(actor, directory, turn.conversation);
    if (turn.conversation.responder === "agent") return undefined;
    return taken(actor, turn.conversation);
  };
}

/** "Not me": the request stays open for the others. When everybody online has declined, it lapses at once. */
export function rejectRequest(actor: Actor, directory: Directory): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    if (conversation.responder !== "waitingForAgent") throw new AppError("no_live_chat_request");
    const plan = emptyPlan();
    plan.set.rejectedBy = [...new Set([...conversation.rejectedBy, actor.memberId])];
    const members = await directory.members(actor.workspaceId);
    const isLeft = members.some(
      (member) =>
        member.isActive && member.availability === "online" && !plan.set.rejectedBy?.includes(member.id),
    );
    if (isLeft) return plan;
    plan.set.requestExpiresAt = context.now;
    plan.liveChatExpiresAt = context.now;
    return plan;
  };
}

/** The bot goes on where it stopped. @throws AppError `conversation_not_taken`, `conversation_locked`. */
export function giveBack(actor: Actor, directory: Directory): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    if (conversation.responder !== "agent") throw new AppError("conversation_not_taken");
    await refuseIfLocked(actor, directory, conversation);
    const plan = emptyPlan();
    plan.messages.push(systemEvent("handedBack", { name: actor.name }));
    return handBack(context, plan);
  };
}

/** Another member answers from now on. @throws AppError `conversation_not_taken`, `conversation_locked`, `member_unavailable`. */
export function transfer(actor: Actor, directory: Directory, memberId: string): Decide {
  return async ({ turn }) => {
    const { conversation } = turn;
    if (conversation.responder !== "agent") throw new AppError("conversation_not_taken");
    await refuseIfLocked(actor, directory, conversation);
    const target = (await directory.members(actor.workspaceId)).find((member) => member.id === memberId);
    if (!target?.isActive) throw new AppError("not_found");
    if (target.availability !== "online") throw new AppError("member_unavailable", { name: target.name });
    if (target.id === conversation.assigneeId) return undefined;
    const plan = emptyPlan();
    plan.set.assigneeId = target.id;
    plan.messages.push(systemEvent("transferred", { name: target.name }));
    return plan;
  };
}

/** A human answer. @throws AppError `conversation_not_taken`, `conversation_locked`. */
export function reply(actor: Actor, directory: Directory, clientId: string, text: string): Decide {
  return async ({ turn, settings }) => {
    const { conversation } = turn;
    if (conversation.responder !== "agent") throw new AppError("conversation_not_taken");
    await refuseIfLocked(actor, directory, conversation);
    const plan = emptyPlan();
    const name = settings.chatWindow.agentDisplayName || actor.name;
    plan.messages.push({
      author: { kind: "agent", id: actor.memberId, name },
      content: { kind: "text", text },
      clientId,
    });
    return plan;
  };
}

export interface ConversationUpdate {
  status?: ConversationStatus;
  assigneeId?: string | null;
}

/** Status and assignee by hand. CLOSED ends a human chat: the bot answers the next message. */
export function update(actor: Actor, directory: Directory, change: ConversationUpdate): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    const plan = emptyPlan();
    if (change.assigneeId !== undefined && change.assigneeId !== conversation.assigneeId) {
      if (conversation.responder === "agent") await refuseIfLocked(actor, directory, conversation);
      if (change.assigneeId !== null) {
        const members = await directory.members(actor.workspaceId);
        if (!members.some((member) => member.id === change.assigneeId && member.isActive))
          throw new AppError("not_found");
      }
      plan.set.assigneeId = change.assigneeId;
    }
    if (change.status === undefined || change.status === conversation.status) return plan;
    plan.set.status = change.status;
    if (change.status !== "CLOSED") return plan;
    if (conversation.responder === "agent") await refuseIfLocked(actor, directory, conversation);
    plan.messages.push(systemEvent("closed", { name: actor.name }));
    backToBot(plan);
    // Whatever the flow was waiting for is over; the visitor's next message begins anew.
    plan.set.session = null;
    plan.set.flowVersionId = null;
    return plan;
  };
}

function taken(actor: Actor, conversation: PlanContext["turn"]["conversation"]): TurnPlan {
  requireMove(conversation.responder, "agent");
  const plan = emptyPlan();
  backToBot(plan);
  plan.set.responder = "agent";
  plan.set.assigneeId = actor.memberId;
  plan.set.status = "INPROGRESS";
  plan.messages.push(systemEvent("agentJoined", { name: actor.name }));
  return plan;
}

async function refuseIfTaken(
  actor: Actor,
  directory: Directory,
  conversation: PlanContext["turn"]["conversation"],
): Promise<void> {
  if (conversation.responder !== "agent" || conversation.assigneeId === actor.memberId) return;
  throw new AppError("conversation_already_taken", { name: await winnerName(directory, conversation) });
}

async function refuseIfLocked(
  actor: Actor,
  directory: Directory,
  conversation: PlanContext["turn"]["conversation"],
): Promise<void> {
  if (conversation.assigneeId === null || conversation.assigneeId === actor.memberId) return;
  throw new AppError("conversation_locked", { name: await winnerName(directory, conversation) });
}

async function winnerName(
  directory: Directory,
  { workspaceId, assigneeId }: PlanContext["turn"]["conversation"],
): Promise<string> {
  return (await directory.nameOf(workspaceId, assigneeId)) ?? "Somebody";
}
