// Which turns leave something to be done later. Only they need a transaction around their one statement.

import type { PlanContext, TurnPlan } from "./plan.ts";

export function hasFollowUps(context: PlanContext, plan: TurnPlan): boolean {
  return (
    plan.wait !== undefined ||
    plan.call !== undefined ||
    plan.notes.length > 0 ||
    plan.teamMessages.length > 0 ||
    plan.handOvers.length > 0 ||
    plan.fileIds.length > 0 ||
    plan.liveChatExpiresAt !== undefined ||
    plan.notices.length > 0 ||
    plan.ended ||
    // Whatever is said on a messenger has to be sent.
    (context.turn.connection !== null && plan.messages.some(({ author }) => author.kind !== "visitor")) ||
    isUnfinishedLead(context, plan)
  );
}

/** A lead has said something, the flow goes on, and the bot's team wants to hear of those who then leave. */
export function isUnfinishedLead(
  { turn, settings }: Pick<PlanContext, "turn" | "settings">,
  plan: TurnPlan,
): boolean {
  return (
    settings.general.sendIncomplete &&
    settings.alerts.emailEnabled &&
    !plan.ended &&
    plan.messages[0]?.author.kind === "visitor" &&
    (turn.contact.isLead || plan.contact?.isLead === true) &&
    (plan.set.session ?? turn.conversation.session)?.status !== "ended"
  );
}
