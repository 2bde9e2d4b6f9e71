// Calls of flows: what the engine asks of the world, performed by tasks and answered as events.

export { createCalls } from "./createCalls.ts";
export type { CallExecutor, CallSite } from "./callExecutor.ts";
export type { Answer, AnswerProvider } from "./executors/answerQuestion.ts";
export { registerReplyRoute } from "./routes.ts";
export { deleteOldCalls } from "./store.ts";
