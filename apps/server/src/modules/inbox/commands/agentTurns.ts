// What a member does to a conversation, as decisions the runtime writes: the conversation's revision tells two members
// who press at once apart, so that one wins and the other is told who.

import type { ConversationStatus } from "@parley/contracts/conversation";
import { AppError } from "@parley/contracts/errors";
import type { MessageContent } from "@parley/contracts/messages";
import { matchTrigger } from "@parley/flow-engine";
import type { Actor, ConversationRow } from "../../../platform/access/index.ts";
import type { Directory } from "../../accounts/index.ts";
import {
  backToBot,
  closeChat,
  decideLiveChatExpiry,
  decideTrigger,
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
  return async (context) => {
    const { conversation } = context.turn;
    await refuseIfTaken(actor, directory, conversation);
    if (isAnsweredBy(actor, conversation)) return undefined;
    if (conversation.responder !== "waitingForAgent") throw new AppError("no_live_chat_request");
    return taken(actor, context);
  };
}

/** Take over from the bot without a request. @throws AppError `conversation_already_taken`. */
export function takeOver(actor: Actor, directory: Directory): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    await refuseIfTaken(actor, directory, conversation);
    return isAnsweredBy(actor, conversation) ? undefined : taken(actor, context);
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
    return isLeft ? plan : decideLiveChatExpiry(context);
  };
}

/** The bot goes on where it stopped. @throws AppError `conversation_not_taken`, `conversation_locked`. */
export function giveBack(actor: Actor, directory: Directory): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    if (conversation.responder !== "agent") throw new AppError("conversation_not_taken");
    await refuseIfLocked(actor, directory, conversation);
    const plan = emptyPlan();
    plan.messages.push(systemEvent("handedBack", { name: publicName(context, actor) }));
    return handBack(context, plan);
  };
}

/** Another member answers from now on. @throws AppError `conversation_not_taken`, `conversation_locked`, `member_unavailable`. */
export function transfer(actor: Actor, directory: Directory, memberId: string): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    if (conversation.responder !== "agent") throw new AppError("conversation_not_taken");
    await refuseIfLocked(actor, directory, conversation);
    const target = (await directory.members(actor.workspaceId)).find((member) => member.id === memberId);
    if (!target?.isActive) throw new AppError("not_found");
    if (target.availability !== "online") throw new AppError("member_unavailable", { name: target.name });
    if (target.id === conversation.assigneeId) return undefined;
    const plan = emptyPlan();
    plan.set.assigneeId = target.id;
    plan.messages.push(systemEvent("transferred", { name: publicName(context, target) }));
    return plan;
  };
}

/** A human answer. @throws AppError `conversation_not_taken`, `conversation_locked`. */
export function reply(
  actor: Actor,
  directory: Directory,
  clientId: string,
  contentOf: (context: PlanContext) => Promise<MessageContent>,
): Decide {
  return async (context) => {
    const { conversation } = context.turn;
    if (conversation.responder !== "agent") throw new AppError("conversation_not_taken");
    await refuseIfLocked(actor, directory, conversation);
    const plan = emptyPlan();
    plan.messages.push({
      author: { kind: "agent", id: actor.memberId, name: publicName(context, actor) },
      content: await contentOf(context),
      clientId,
    });
    return plan;
  };
}

/** Another program begins a flow. @throws AppError `conversation_busy`, `flow_has_no_api_trigger`. */
export function beginFlow(flowId: string): Decide {
  return async (context) => {
    const { conversation, bot } = context.turn;
    if (conversation.responder !== "bot") throw new AppError("conversation_busy");
    const occasion = { kind: "api", flowId } as const;
    if (matchTrigger(bot.triggers, occasion) === null) throw new AppError("flow_has_no_api_trigger");
    return decideTrigger(context, occasion);
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
    if (change.status === undefined || change.status === conversation.status)
      return plan.set.assigneeId === undefined ? undefined : plan;
    plan.set.status = change.status;
    if (change.status !== "CLOSED") return plan;
    if (conversation.responder === "agent") await refuseIfLocked(actor, directory, conversation);
    closeChat(context, plan, { name: publicName(context, actor) });
    return plan;
  };
}

function isAnsweredBy(actor: Actor, conversation: ConversationRow): boolean {
  return conversation.responder === "agent" && conversation.assigneeId === actor.memberId;
}

function taken(actor: Actor, context: PlanContext): TurnPlan {
  requireMove(context.turn.conversation.responder, "agent");
  const plan = emptyPlan();
  backToBot(plan);
  plan.set.responder = "agent";
  plan.set.assigneeId = actor.memberId;
  plan.set.status = "INPROGRESS";
  plan.messages.push(systemEvent("agentJoined", { name: publicName(context, actor) }));
  return plan;
}

async function refuseIfTaken(
  actor: Actor,
  directory: Directory,
  conversation: ConversationRow,
): Promise<void> {
  if (conversation.responder !== "agent") return;
  const name = await nameOfOther(actor, directory, conversation);
  if (name !== undefined) throw new AppError("conversation_already_taken", { name });
}

async function refuseIfLocked(
  actor: Actor,
  directory: Directory,
  conversation: ConversationRow,
): Promise<void> {
  const name = await nameOfOther(actor, directory, conversation);
  if (name !== undefined) throw new AppError("conversation_locked", { name });
}

/** Who else has the chat. Somebody who was removed or deactivated has nothing any more, so that it is not lost with them. */
async function nameOfOther(
  actor: Actor,
  directory: Directory,
  { workspaceId, assigneeId }: ConversationRow,
): Promise<string | undefined> {
  if (assigneeId === null || assigneeId === actor.memberId) return undefined;
  const members = await directory.members(workspaceId);
  return members.find((member) => member.id === assigneeId && member.isActive)?.name;
}

/** The name visitors read: the one set for all answers of the bot's team, or the member's own. */
function publicName({ settings }: PlanContext, member: { name: string }): string {
  return settings.chatWindow.agentDisplayName || member.name;
}
