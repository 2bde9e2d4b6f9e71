// The life of a question, shared by every kind that asks: say the question, wait, read the answer, remember it.
// A kind only says what its input looks like and how an answer is read.

import { limits } from "@parley/contracts/limits";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { forgetAnswer, rememberAnswer, renderText, sendText, setVariable, updateContact } from "../../engine/stepRun.ts";
import { engineLimits } from "../../engine/limits.ts";
import type { CallRequest, CallResult } from "../../calls.ts";
import type { RequestSettings } from "../../settings/commonFields.ts";
import type { AnswerValue, ContactPatch } from "../../types.ts";
import type {
  BlockContext,
  BlockKind,
  BlockOutput,
  BlockSpecification,
  ChannelSupport,
  CheckContext,
  EnterContext,
  Outcome,
} from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";

/** An answer that was understood, or why it was not. `message` replaces the kind's usual error text. */
export type Reading =
  | { ok: true; value: AnswerValue; text: string; patch?: ContactPatch }
  | { ok: false; reason: string; message?: string }
  /** Only the world outside can tell: the block hears the result. */
  | { ok: null; call: CallRequest };

/** The part of an input every kind has. */
export interface InputBase {
  blockId: string;
  placeholder?: string;
  canSkip: boolean;
  canGoBack: boolean;
}

export interface RequestSpecification<Settings extends RequestSettings> extends Pick<
  BlockSpecification<Settings>,
  "kind" | "group" | "label" | "description" | "icon" | "keywords" | "schema" | "templates"
> {
  /** Said when an answer is not accepted and the author wrote no text of their own. */
  errorMessage: string;
  /** What the visitor is offered, or null when the block cannot ask (for instance without options). */
  input(context: BlockContext<Settings>, base: InputBase): InputRequest | null;
  /** `offered` is what the visitor saw, so that options are read as they were shown. */
  read(input: VisitorInput, context: BlockContext<Settings>, offered: InputRequest | null): Reading;
  /** A fact about the contact that answers the question, as the visitor would have typed it. */
  known?(context: BlockContext<Settings>): VisitorInput | null;
  /** Ways out other than `next`: the choice's options. */
  outputs?(settings: Settings): BlockOutput[];
  /** Which way an answer takes; `next` unless the kind branches. */
  outputOf?(value: AnswerValue): string;
  check?(context: CheckContext<Settings>): void;
  channels?: ChannelSupport;
  /** Asked before the question, for instance for the free times. Its result makes the input. */
  before?(context: BlockContext<Settings>): CallRequest | null;
  /** The input when `before` has been answered, or null to leave by `failed` ways. */
  inputAfter?(result: CallResult, context: BlockContext<Settings>, base: InputBase): InputRequest | null;
  /** Reads the result of a call that reading an answer needed. */
  readResult?(result: CallResult, context: BlockContext<Settings>, offered: InputRequest | null): Reading;
  /** Ways out beside the answers, for instance when no time is free. */
  extraOutputs?(settings: Settings): BlockOutput[];
  /** The way out when there is nothing to ask; the chat ends without one. */
  emptyOutput?: string;
}

export function defineRequestBlock<Settings extends RequestSettings>(
  specification: RequestSpecification<Settings>,
): BlockKind {
  const outputOf = specification.outputOf ?? (() => "next");

  function enter(context: EnterContext<Settings>): Outcome {
    const { block, settings, run } = context;
    const request = specification.before?.(context);
    if (request) {
      run.state.memo = { isBefore: true };
      return { kind: "call", request };
    }
    const input = specification.input(context, inputBase(context));
    if (!input) return nothingToAsk();

    if (settings.skipIfKnown && !context.isRepeat) {
      const known = knownAnswer(context, input);
      if (known) {
        rememberAnswer(run, block.id, known);
        keepInVariable(context, known.text);
        run.trace.push({ kind: "skipped", blockId: block.id, reason: "known" });
        return { kind: "next", output: outputOf(known.value) };
      }
    }
    return ask(context, input);
  }

  function ask({ block, settings, run }: BlockContext<Settings>, input: InputRequest): Outcome {
    sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
    return { kind: "awaitInput", input, timeoutMs: settings.noAnswerMinutes * 60_000 };
  }

  function nothingToAsk(): Outcome {
    const output = specification.emptyOutput;
    return output === undefined ? { kind: "end", reason: "nothing_to_ask" } : { kind: "next", output };
  }

  function receive(context: BlockContext<Settings>, input: VisitorInput): Outcome {
    const { block, settings, run } = context;
    if (input.kind === "back") {
      const canGoBack = settings.allowBack && run.state.history.length > 0;
      return canGoBack ? { kind: "back" } : { kind: "ignore", reason: "back_not_allowed" };
    }
    if (input.kind === "skip") {
      if (!settings.allowSkip) return { kind: "ignore", reason: "skip_not_allowed" };
      forgetAnswer(run, block.id);
      rememberQuestion(context);
      run.trace.push({ kind: "skipped", blockId: block.id, reason: "visitor" });
      return { kind: "next", output: "next" };
    }
    return judge(context, specification.read(input, context, run.state.input));
  }

  function judge(context: BlockContext<Settings>, reading: Reading): Outcome {
    const { block, settings, run } = context;
    if (reading.ok === null) return { kind: "call", request: reading.call };
    if (reading.ok) {
      accept(context, reading);
      return { kind: "next", output: outputOf(reading.value) };
    }
    if (settings.maximumAttempts > 0 && run.state.attempts + 1 >= settings.maximumAttempts) {
      run.trace.push({ kind: "rejected", blockId: block.id, reason: reading.reason });
      return { kind: "next", output: "failed" };
    }
    const own = renderText(run, block.id, settings.errorMessage).trim();
    return {
      kind: "reject",
      reason: reading.reason,
      message: own || reading.message || specification.errorMessage,
      timeoutMs: settings.noAnswerMinutes * 60_000,
    };
  }

  function hear(context: BlockContext<Settings>, result: CallResult): Outcome {
    const { run } = context;
    if (run.state.memo?.["isBefore"] === true) {
      delete run.state.memo;
      const input = specification.inputAfter?.(result, context, inputBase(context)) ?? null;
      return input ? ask(context, input) : nothingToAsk();
    }
    const reading = specification.readResult?.(result, context, run.state.input);
    return reading ? judge(context, reading) : { kind: "ignore", reason: "not_called" };
  }

  /** The answer from an earlier time: of this conversation, of the contact, or of the attribute it is kept in. */
  function knownAnswer(context: BlockContext<Settings>, offered: InputRequest) {
    const { block, settings, run } = context;
    if (Object.hasOwn(run.state.answers, block.id)) {
      const answer = run.state.answers[block.id];
      const isOffered = answer && specification.outputs ? wasOffered(answer.value, offered) : true;
      if (answer && isOffered) return answer;
    }
    const attribute = ownValue(run.contact.attributes, settings.saveToAttribute);
    const candidates = [specification.known?.(context) ?? null, attribute ? textInput(attribute) : null];
    for (const candidate of candidates) {
      const reading = candidate && specification.read(candidate, context, offered);
      if (reading?.ok) return { value: reading.value, text: reading.text };
    }
    return null;
  }

  return defineBlock<Settings>({
    ...specification,
    outputs: (settings) => {
      const own = specification.outputs?.(settings);
      const skipped = own && settings.allowSkip ? [{ id: "next", label: "Skipped" }] : [];
      return [
        ...(own ?? [{ id: "next", label: "Next" }]),
        ...skipped,
        ...(specification.extraOutputs?.(settings) ?? []),
        ...(settings.noAnswerMinutes > 0 ? [{ id: "noAnswer", label: "No answer" }] : []),
        ...(settings.maximumAttempts > 0 ? [{ id: "failed", label: "Too many wrong answers" }] : []),
      ];
    },
    summary: (settings) => settings.text,
    // A question that is skipped when known asks only once, so it does not stop a circle.
    pause: (settings) => (settings.skipIfKnown ? "none" : "visitor"),
    enter,
    receive,
    hear,
  });
}

function inputBase<Settings extends RequestSettings>({
  block,
  settings,
  run,
}: BlockContext<Settings>): InputBase {
  return {
    blockId: block.id,
    canSkip: settings.allowSkip,
    canGoBack: settings.allowBack && run.state.history.length > 0,
  };
}

function keepInVariable<Settings extends RequestSettings>(
  { block, settings, run }: BlockContext<Settings>,
  text: string,
): void {
  const name = settings.saveToVariable.trim();
  if (name) setVariable(run, block.id, name, text);
}

function accept<Settings extends RequestSettings>(
  context: BlockContext<Settings>,
  reading: Extract<Reading, { ok: true }>,
): void {
  const { block, settings, run } = context;
  rememberAnswer(run, block.id, { value: reading.value, text: reading.text });
  rememberQuestion(context);
  run.trace.push({ kind: "answered", blockId: block.id, text: reading.text });

  const patch: ContactPatch = { ...reading.patch };
  const key = settings.saveToAttribute.trim();
  if (key) patch.attributes = { [key]: reading.text.slice(0, limits.attributeValueLength) };
  keepInVariable(context, reading.text);
  if (settings.isLead) patch.isLead = true;
  updateContact(run, patch);

  if (settings.notifyOnReply) {
    const question = renderText(run, block.id, settings.text);
    run.effects.push({ kind: "notifyTeam", blockId: block.id, question, answer: reading.text });
  }
}

function rememberQuestion<Settings>({ block, run }: BlockContext<Settings>): void {
  run.state.history = [...run.state.history, block.id].slice(-engineLimits.history);
}

function wasOffered(value: AnswerValue, offered: InputRequest): boolean {
  if (offered.kind !== "choice" && offered.kind !== "choices") return true;
  const ids = Array.isArray(value) ? value : [value];
  return ids.every((id) => offered.options.some((option) => option.id === id));
}

function ownValue(record: Record<string, string>, key: string): string | undefined {
  return key !== "" && Object.hasOwn(record, key) ? record[key] : undefined;
}

function textInput(text: string): VisitorInput {
  return { kind: "text", text };
}

/** What was typed, for kinds that read text. */
export function typedText(input: VisitorInput): string | null {
  if (input.kind === "text") return input.text.trim();
  if (input.kind === "phone") return `${input.dialCode} ${input.number}`.trim();
  return null;
}

/** The typed text within the allowed length, or why it is refused. */
export function readText(
  input: VisitorInput,
  maxLength: number,
): { ok: true; text: string } | Extract<Reading, { ok: false }> {
  const text = typedText(input);
  if (text === null || text === "") return { ok: false, reason: "text_expected" };
  if (text.length > maxLength) {
    return { ok: false, reason: "too_long", message: `Please use at most ${maxLength} characters.` };
  }
  return { ok: true, text };
}
