// What a test conversation holds. Plain values: each action gives the next one.

import type { MessageContent } from "@parley/contracts/messages";
import type {
  CallRequest,
  CallResult,
  ChannelMessage,
  ChatFacts,
  ClaimedFile,
  ContactFacts,
  ContactPatch,
  Environment,
  FlowEvent,
  SessionState,
  TraceEntry,
} from "@parley/flow-engine";

export type TestLine =
  | { id: number; kind: "bot"; blockId: string; content: MessageContent; isRephrased?: true }
  | { id: number; kind: "visitor"; text: string }
  | { id: number; kind: "note"; note: TestNote };

export type TestNote =
  | { kind: "liveChat" }
  | { kind: "handedBack" }
  | { kind: "expired" }
  | { kind: "ended" }
  | { kind: "failed"; reason: string }
  | { kind: "redirected"; flowName: string }
  | { kind: "returned"; flowName: string }
  | { kind: "notified"; question: string; answer: string }
  | { kind: "contact"; patch: ContactPatch }
  | { kind: "skippedWait" }
  | { kind: "timeUp" }
  | { kind: "called"; request: CallRequest }
  | { kind: "result"; result: CallResult; isAutomatic: boolean }
  | { kind: "code"; code: string }
  | { kind: "teamNote"; text: string }
  | { kind: "chatStatus"; status: string }
  | { kind: "alerted"; text: string }
  | { kind: "drip"; action: "start" | "stop"; sequenceId: string }
  | { kind: "channelMessage"; message: ChannelMessage }
  | { kind: "warning"; blockId: string; code: string; detail: string };

export interface TestFacts {
  contact: ContactFacts;
  chat: ChatFacts;
  bot: Environment["bot"];
  /** Languages of the visitor's browser, best first. */
  languages?: string[];
}

/** A call the flow waits for. */
export interface OpenCall {
  blockId: string;
  waitToken: number;
  request: CallRequest;
}

export interface TestTrace {
  id: number;
  /** The flow the block belongs to. */
  flowId: string;
  entry: TraceEntry;
}

/** One event as it happened, with the texts the bot said to it: what a saved test is made of. */
export interface RecordedEvent {
  at: string;
  event: FlowEvent;
  texts: readonly string[];
}

export interface TestSession {
  session: SessionState;
  facts: TestFacts;
  /** The flow the conversation is in, and the one it began with. */
  flowId: string;
  homeFlowId: string;
  /** Calls are answered at once with example values. */
  isAutomatic: boolean;
  call: OpenCall | null;
  /** Files the visitor pretends to have sent. */
  uploads: Readonly<Record<string, ClaimedFile>>;
  lines: readonly TestLine[];
  trace: readonly TestTrace[];
  recorded: readonly RecordedEvent[];
  /** Of the flow the conversation began with. */
  visitedBlocks: ReadonlySet<string>;
  visitedConnections: ReadonlySet<string>;
  /** Simulated time runs ahead of the real one by what was skipped. */
  aheadMs: number;
  nextLineId: number;
  nextTraceId: number;
}

export interface Moment {
  /** Real time in milliseconds. */
  nowMs: number;
  seed: number;
}

/** How a conversation begins. */
export interface TestStart {
  flowId?: string;
  isAutomatic?: boolean;
}
