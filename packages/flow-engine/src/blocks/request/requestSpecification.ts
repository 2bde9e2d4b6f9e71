// What a kind that asks has to say about itself; `defineRequestBlock` does the rest.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import type { CallRequest, CallResult } from "../../calls.ts";
import type { RequestSettings } from "../../settings/commonFields.ts";
import type { AnswerValue, ContactPatch } from "../../types.ts";
import type {
  BlockContext,
  BlockOutput,
  BlockSpecification,
  ChannelSupport,
  CheckContext,
} from "../blockKind.ts";

/** An answer that was understood. `parts` are readable by themselves, as `answers.<block id>_<part>`. */
export interface GoodReading {
  ok: true;
  value: AnswerValue;
  text: string;
  patch?: ContactPatch;
  parts?: Readonly<Record<string, { value: AnswerValue; text: string }>>;
}

/** Why an answer was not understood. `message` replaces the kind's usual error text. */
export interface BadReading {
  ok: false;
  reason: string;
  message?: string;
}

export type Reading =
  | GoodReading
  | BadReading
  /** Only the world outside can tell: the block hears the result. `assumed` is what a fact known before counts as. */
  | { ok: null; call: CallRequest; assumed?: GoodReading }
  /** Goes on asking, and not because of a wrong answer: the next field, a new code, other times. */
  | { ok: "ask"; input: InputRequest; message: string }
  /** There is no point in asking on. */
  | { ok: "leave"; reason: string; output: string };

/** The part of an input every kind has. */
export interface InputBase {
  blockId: string;
  placeholder?: string;
  canSkip: boolean;
  canGoBack: boolean;
}

type SharedKeys =
  | "kind"
  | "group"
  | "label"
  | "description"
  | "icon"
  | "keywords"
  | "schema"
  | "templates"
  | "writtenAttributes"
  | "answerParts"
  | "optionalOutputs";

export interface RequestSpecification<Settings extends RequestSettings> extends Pick<
  BlockSpecification<Settings>,
  SharedKeys
> {
  /** Said when an answer is not accepted and the author wrote no text of their own. */
  errorMessage: string;
  /** What the visitor is offered, or null when the block cannot ask (for instance without options). */
  input(context: BlockContext<Settings>, base: InputBase): InputRequest | null;
  /** `offered` is what the visitor saw, so that options are read as they were shown. */
  read(input: VisitorInput, context: BlockContext<Settings>, offered: InputRequest | null): Reading;
  /** A fact about the contact that answers the question, as the visitor would have typed it. */
  known?(context: BlockContext<Settings>): VisitorInput | null;
  /** Ways out other than `next`: the choice's options. Undefined when the block does not branch. */
  outputs?(settings: Settings): BlockOutput[] | undefined;
  /** Which way an answer takes; `next` unless the kind branches. */
  outputOf?(value: AnswerValue, settings: Settings): string;
  /** Says the question in another way than as a text; said as well when nothing can be answered. */
  say?(context: BlockContext<Settings>): void;
  /** One line for the canvas; the question unless said otherwise. */
  summary?(settings: Settings): string;
  /** Whether the block stops for the visitor; it does unless said otherwise. */
  waits?(settings: Settings): boolean;
  check?(context: CheckContext<Settings>): void;
  channels?: ChannelSupport;
  /** Asked before the question, for instance for the free times. Its result makes the input. */
  before?(context: BlockContext<Settings>): CallRequest | null;
  /** The input when `before` has been answered, or null to leave by the empty output. */
  inputAfter?(result: CallResult, context: BlockContext<Settings>, base: InputBase): InputRequest | null;
  /** Reads the result of a call that reading an answer needed. */
  readResult?(result: CallResult, context: BlockContext<Settings>, offered: InputRequest | null): Reading;
  /** Ways out beside the answers, for instance when no time is free. */
  extraOutputs?(settings: Settings): BlockOutput[];
  /** The way out when there is nothing to ask; the chat ends without one. */
  emptyOutput?(settings: Settings): string | null;
  /** Every way out that `emptyOutput` may name. */
  immediateOutputs?: readonly string[];
}
