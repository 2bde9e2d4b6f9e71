// How conversations went through flows, step by step, and how many went which way.

export { createStepRecorder, type StepRecorder } from "./createStepRecorder.ts";
export { registerStepRoutes } from "./routes.ts";
export { deleteStepsBefore } from "./store.ts";
