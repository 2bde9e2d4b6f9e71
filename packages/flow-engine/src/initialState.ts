// The state of a session before its first step.

import type { SessionState } from "./types.ts";

export function initialState(): SessionState {
  return {
    schemaVersion: 1,
    status: "idle",
    blockId: null,
    input: null,
    answers: {},
    history: [],
    attempts: 0,
    waitToken: 0,
    waitUntil: null,
    redirectTo: null,
  };
}
