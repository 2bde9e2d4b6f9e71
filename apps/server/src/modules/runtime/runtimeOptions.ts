// What the runtime needs and gives: whom it tells, what is written with a turn, what a turn leaves behind.

import type { SentFile } from "@parley/contracts/messages";
import type { WidgetState } from "@parley/contracts/widget";
import type { TemplateContent } from "@parley/channels";
import type { CallResult } from "@parley/flow-engine";
import type { ContactRow, ConversationRow } from "../../platform/access/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database, Transaction } from "../../platform/db/index.ts";
import type { Bus } from "../../platform/realtime/index.ts";
import type { Directory } from "../accounts/index.ts";
import type { ConversationSettable, FileUrl, MessageRow, WrittenChange } from "../conversations/index.ts";
import type { HandOver, PlannedStep, TurnPlan } from "./plan.ts";
import type { TurnRow } from "./store.ts";

export interface ConversationKey {
  workspaceId: string;
  id: string;
}

/** What a turn left behind, for whoever asked for it. */
export interface TurnOutcome {
  conversation: ConversationRow;
  contact: ContactRow;
  messages: MessageRow[];
  state: WidgetState;
}

/** What came of a call: the engine's answer, and what changes of the conversation with it. */
export interface CallOutcome {
  result: CallResult;
  set?: Partial<Pick<ConversationSettable, "assigneeId">>;
}

/** Rows that must be written in the same transaction as the turn that causes them. */
export type TurnFollowUps = (
  tx: Transaction,
  plan: TurnPlan,
  written: WrittenChange,
  turn: TurnRow,
) => Promise<void>;

export interface RuntimeOptions {
  db: Database;
  bus: Bus;
  clock: Clock;
  directory: Directory;
  /** Writes timers and mails; called only for turns that have any. */
  followUps: TurnFollowUps;
  /** Files a visitor has uploaded in this conversation, by id. */
  files?: (key: ConversationKey, fileIds: readonly string[]) => Promise<SentFile[]>;
  /** Where a visitor's file can be read for a while. */
  fileUrl?: FileUrl;
  /** Whether something answers questions from the knowledge of bots. */
  hasAi?: boolean;
  /** Whether another part of the server performs this kind of effect. */
  isConnected?: (kind: HandOver["kind"]) => boolean;
  /** Gives a template that a flow says by its name its words and buttons. */
  completeTemplate?: (
    place: { workspaceId: string; connectionId: string },
    content: TemplateContent,
  ) => Promise<TemplateContent>;
  /** Hears of every step after it was written; must not throw. */
  onSteps?: (conversation: ConversationRow, steps: readonly PlannedStep[]) => void;
  onTurn?: (seconds: number) => void;
}
