// What a block kind is: data for the palette and the form, and small functions for running and checking it.
// `defineBlock` closes over the kind's own settings type, so that the registry can hold all kinds in one list.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import type { z } from "zod";
import type { CallRequest, CallResult } from "../calls.ts";
import type { StepRun } from "../engine/stepRun.ts";
import type { Channel, SessionState, ValidationContext } from "../types.ts";
import type { ReportProblem } from "../validation/problems.ts";
import type { AnswerPartName } from "./answerParts.ts";

export const blockGroups = ["request", "send", "action"] as const;
export type BlockGroup = (typeof blockGroups)[number];

/** One way out of a block: its id in `block.outputs`, and its name on the canvas. */
export interface BlockOutput {
  id: string;
  label: string;
}

/** What the palette shows. `icon` is the name of a Tabler icon, for instance `IconMessage`. */
export interface BlockDefinition {
  kind: string;
  group: BlockGroup;
  label: string;
  description: string;
  icon: string;
  keywords: readonly string[];
}

/** What happens after a block has run. */
export type Outcome =
  | { kind: "next"; output: string }
  | { kind: "goto"; blockId: string }
  /** After `timeoutMs` without an answer the block is left by `noAnswer`. `keep` goes on with the same question. */
  | {
      kind: "awaitInput";
      input: InputRequest;
      timeoutMs?: number;
      keep?: Pick<SessionState, "attempts" | "memo">;
    }
  /** The answer was not accepted: `message` is sent and the question stays. */
  | { kind: "reject"; reason: string; message: string; timeoutMs?: number }
  /** The input is not for this question; nothing changes. */
  | { kind: "ignore"; reason: string }
  | { kind: "back" }
  | { kind: "wait"; milliseconds: number }
  /** A short pause in the middle of much work; afterwards the block is entered again. */
  | { kind: "breathe" }
  /** The block hears the result and decides then. */
  | { kind: "call"; request: CallRequest }
  | { kind: "redirect"; flowId: string }
  /** Runs another flow and goes on behind this block afterwards. */
  | { kind: "callFlow"; flowId: string }
  /** Ends this flow: back to the one that called it, if any. */
  | { kind: "return" }
  | { kind: "handOff" }
  /** `isFinal` ends the conversation even inside a called flow. */
  | { kind: "end"; reason: string; isFinal?: true };

export interface BlockContext<Settings> {
  block: Block;
  settings: Settings;
  run: StepRun;
}

export interface EnterContext<Settings> extends BlockContext<Settings> {
  /** The question is asked again on purpose ("back", hand-back), so a known answer does not skip it. */
  isRepeat: boolean;
}

export interface CheckContext<Settings> {
  block: Block;
  settings: Settings;
  document: FlowDocument;
  validation: ValidationContext;
  /** `path` is relative to the block: `settings.text`. */
  report: ReportProblem;
}

/** Where a text with variables sits inside the settings, for instance `options.0.title`. */
export interface TemplatePlace {
  path: string;
  text: string;
}

/** Another block named in the settings: a jump target, or an answer read by a condition. */
export interface BlockReference {
  path: string;
  blockId: string;
  /** The flow goes there (an edge of the graph), or only its answer is read. */
  isTarget: boolean;
}

/** A zod object seen through the parts we need, so that its output type can be named. */
export interface SettingsSchema<Settings> {
  shape: Readonly<Record<string, z.ZodType>>;
  safeParse(value: unknown): z.ZodSafeParseResult<Settings>;
}

export interface BlockSpecification<Settings> extends BlockDefinition {
  schema: SettingsSchema<Settings>;
  outputs(settings: Settings): BlockOutput[];
  /** One line for the canvas. */
  summary(settings: Settings): string;
  enter(context: EnterContext<Settings>): Outcome;
  /** Blocks that wait for the visitor take the answer here. */
  receive?(context: BlockContext<Settings>, input: VisitorInput): Outcome;
  /** Blocks that call the outside world take its answer here. */
  hear?(context: BlockContext<Settings>, result: CallResult): Outcome;
  /** What the block does to a walk without visitor: go on, stop for somebody, or pause for a time. */
  pause(settings: Settings): "none" | "visitor" | "time";
  /** Outputs that may stay unconnected. */
  optionalOutputs?: readonly string[];
  /** Outputs of a block that pauses which may be taken at once all the same. */
  immediateOutputs?: readonly string[];
  /** Outputs that are taken a limited number of times only, so that no circle through them is endless. */
  boundedOutputs?: readonly string[];
  templates?(settings: Settings): TemplatePlace[];
  references?(settings: Settings): BlockReference[];
  /** Attributes the block sets, beside the one an answer is saved to. */
  writtenAttributes?(settings: Settings): string[];
  /** Parts of the answer that can be read by themselves, as `answers.<block id>_<part>`. */
  answerParts?(settings: Settings): AnswerPartName[];
  check?(context: CheckContext<Settings>): void;
  /** Channels where the block is shown differently or not at all; the others show it as it is. */
  channels?: ChannelSupport;
}

/** How a channel copes with a block: a poorer form, described for the author, or not at all. */
export type ChannelSupport = Partial<Record<Channel, { level: "degraded" | "unsupported"; note: string }>>;

/** A block with its settings read: what the engine and the editor work with. */
export interface PreparedBlock {
  block: Block;
  definition: BlockDefinition;
  outputs: BlockOutput[];
  optionalOutputs: readonly string[];
  immediateOutputs: readonly string[];
  boundedOutputs: readonly string[];
  pause: "none" | "visitor" | "time";
  channels: ChannelSupport;
  /** Settings that did not fit the schema; each was replaced by its default. */
  invalidSettings: { path: string; message: string }[];
  settings: Readonly<Record<string, unknown>>;
  includeInTranscript: boolean;
  summary(): string;
  enter(run: StepRun, isRepeat: boolean): Outcome;
  receive(run: StepRun, input: VisitorInput): Outcome;
  hear(run: StepRun, result: CallResult): Outcome;
  templates(): TemplatePlace[];
  /** Texts visitors read, with their places: what a translation replaces. */
  texts(): TemplatePlace[];
  references(): BlockReference[];
  /** Attributes the block may write to. */
  writtenAttributes(): string[];
  answerParts(): AnswerPartName[];
  check(document: FlowDocument, validation: ValidationContext, report: ReportProblem): void;
}

export interface BlockKind {
  definition: BlockDefinition;
  shape: Readonly<Record<string, z.ZodType>>;
  prepare(block: Block): PreparedBlock;
}
