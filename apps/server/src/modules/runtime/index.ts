// The bot's side of a conversation: turns of the flow engine, written once and told to everybody.

export { createRuntime, type Runtime } from "./createRuntime.ts";
export type {
  CallOutcome,
  ConversationKey,
  RuntimeOptions,
  TurnFollowUps,
  TurnOutcome,
} from "./runtimeOptions.ts";
export {
  backToBot,
  closeChat,
  decideLiveChatExpiry,
  decideTrigger,
  handBack,
  requireMove,
} from "./decide.ts";
export { mergePatches } from "./environment.ts";
export { createFollowUps } from "./followUps.ts";
export { createHandOvers, type HandOverHandler, type HandOvers } from "./handOvers.ts";
export { isUnfinishedLead } from "./hasFollowUps.ts";
export { emptyPlan, systemEvent, type PlanContext, type PlannedStep, type TurnPlan } from "./plan.ts";
export type { CameOver } from "./visitorMessage.ts";
export { completeSettings } from "./settings.ts";
export { createSchedules } from "./schedules.ts";
