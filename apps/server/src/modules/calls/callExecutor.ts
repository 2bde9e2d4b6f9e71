// What performs one kind of call. It answers with a value for everything that can be expected to go wrong; what it
// throws is tried again, and answered with `failed` in the end.

import type { BotSettings } from "@parley/contracts/botSettings";
import type { CallRequest } from "@parley/flow-engine";
import type { CallOutcome } from "../runtime/index.ts";

/** Where a call comes from. */
export interface CallSite {
  workspaceId: string;
  conversationId: string;
  botId: string;
  flowId: string | null;
  blockId: string;
  waitToken: number;
  settings: BotSettings;
  now: Date;
  /** Aborted when the time for the call is over. */
  signal: AbortSignal;
}

export type CallKind = CallRequest["kind"];
export type RequestOf<Kind extends CallKind> = Extract<CallRequest, { kind: Kind }>;

/** Undefined means that the answer comes later, by another way. */
export type CallExecutor<Kind extends CallKind> = (
  request: RequestOf<Kind>,
  site: CallSite,
) => Promise<CallOutcome | undefined>;

export type CallExecutors = { [Kind in CallKind]: CallExecutor<Kind> };

export function failed(code: string, detail = ""): CallOutcome {
  return { result: { kind: "failed", code, detail } };
}
