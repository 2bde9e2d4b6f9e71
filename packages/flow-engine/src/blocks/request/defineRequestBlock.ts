// The life of a question, shared by every kind that asks: say the question, wait, read the answer, remember it.
// A kind only says what its input looks like and how an answer is read.

import { limits } from "@parley/contracts/limits";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import {
  forgetAnswer,
  rememberAnswer,
  renderText,
  sendContent,
  sendText,
  setVariable,
  updateContact,
} from "../../engine/stepRun.ts";
import { engineLimits } from "../../engine/limits.ts";
import type { CallResult } from "../../calls.ts";
import type { RequestSettings } from "../../settings/commonFields.ts";
import type { ContactPatch } from "../../types.ts";
import { partId } from "../answerParts.ts";
import type { BlockContext, BlockKind, EnterContext, Outcome } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { knownAnswer } from "./knownAnswer.ts";
import type { GoodReading, InputBase, Reading, RequestSpecification } from "./requestSpecification.ts";

export function defineRequestBlock<Settings extends RequestSettings>(
  specification: RequestSpecification<Settings>,
): BlockKind {
  const outputOf = specification.outputOf ?? (() => "next");

  function enter(context: EnterContext<Settings>): Outcome {
    // Without a call before it, what is known is compared with the options that would be shown.
    if (!specification.before) {
      const input = specification.input(context, inputBase(context));
      return input ? (leaveWhenKnown(context, input) ?? ask(context, input)) : nothingToAsk(context);
    }
    const early = leaveWhenKnown(context, null);
    if (early) return early;
    const request = specification.before(context);
    if (request) {
      context.run.state.memo = { isBefore: true };
      return { kind: "call", request };
    }
    const input = specification.input(context, inputBase(context));
    return input ? ask(context, input) : nothingToAsk(context);
  }

  function leaveWhenKnown(context: EnterContext<Settings>, offered: InputRequest | null): Outcome | null {
    const { block, settings, run } = context;
    if (!settings.skipIfKnown || context.isRepeat) return null;
    const known = knownAnswer(specification, context, offered);
    if (!known) return null;
    remember(context, known);
    keepInVariable(context, known.text);
    run.trace.push({ kind: "skipped", blockId: block.id, reason: "known" });
    return { kind: "next", output: outputOf(known.value, settings) };
  }

  function ask(context: BlockContext<Settings>, input: InputRequest): Outcome {
    const { block, settings, run } = context;
    if (specification.say) specification.say(context);
    else sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
    return { kind: "awaitInput", input, timeoutMs: timeoutOf(settings) };
  }

  function nothingToAsk(context: BlockContext<Settings>): Outcome {
    specification.say?.(context);
    const output = specification.emptyOutput?.(context.settings) ?? null;
    return output === null ? { kind: "end", reason: "nothing_to_ask" } : { kind: "next", output };
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
    switch (reading.ok) {
      case true:
        accept(context, reading);
        return { kind: "next", output: outputOf(reading.value, settings) };
      case null:
        return { kind: "call", request: reading.call };
      case "ask":
        return askOn(context, reading.input, reading.message);
      case "leave":
        run.trace.push({ kind: "rejected", blockId: block.id, reason: reading.reason });
        return { kind: "next", output: reading.output };
      case false:
        return refuse(context, reading.reason, reading.message ?? specification.errorMessage);
    }
  }

  function hear(context: BlockContext<Settings>, result: CallResult): Outcome {
    const { run } = context;
    if (run.state.memo?.["isBefore"] === true) {
      delete run.state.memo;
      const input = specification.inputAfter?.(result, context, inputBase(context)) ?? null;
      return input ? ask(context, input) : nothingToAsk(context);
    }
    const reading = specification.readResult?.(result, context, run.state.input);
    return reading ? judge(context, reading) : { kind: "ignore", reason: "not_called" };
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
    summary: specification.summary ?? ((settings) => settings.text),
    // A question that is skipped when known asks only once, so it does not stop a circle.
    pause: (settings) =>
      settings.skipIfKnown || specification.waits?.(settings) === false ? "none" : "visitor",
    enter,
    receive,
    hear,
  });
}

function timeoutOf(settings: RequestSettings): number {
  return settings.noAnswerMinutes * 60_000;
}

/** The same question goes on: wrong answers stay counted, and what was noted so far stays. */
function askOn<Settings extends RequestSettings>(
  { block, settings, run }: BlockContext<Settings>,
  input: InputRequest,
  text: string,
): Outcome {
  const { attempts, memo } = run.state;
  if (text !== "") sendContent(run, block.id, { kind: "text", text });
  const keep = { attempts, ...(memo ? { memo } : {}) };
  return { kind: "awaitInput", input, timeoutMs: timeoutOf(settings), keep };
}

function refuse<Settings extends RequestSettings>(
  { block, settings, run }: BlockContext<Settings>,
  reason: string,
  usual: string,
): Outcome {
  if (settings.maximumAttempts > 0 && run.state.attempts + 1 >= settings.maximumAttempts) {
    run.trace.push({ kind: "rejected", blockId: block.id, reason });
    return { kind: "next", output: "failed" };
  }
  const own = renderText(run, block.id, settings.errorMessage).trim();
  return { kind: "reject", reason, message: own || usual, timeoutMs: timeoutOf(settings) };
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

function accept<Settings extends RequestSettings>(
  context: BlockContext<Settings>,
  reading: GoodReading,
): void {
  const { block, settings, run } = context;
  remember(context, reading);
  rememberQuestion(context);
  keepInVariable(context, reading.text);
  run.trace.push({ kind: "answered", blockId: block.id, text: reading.text });

  const patch: ContactPatch = { ...reading.patch };
  const key = settings.saveToAttribute.trim();
  if (key)
    patch.attributes = { ...patch.attributes, [key]: reading.text.slice(0, limits.attributeValueLength) };
  if (settings.isLead) patch.isLead = true;
  updateContact(run, patch);

  if (settings.notifyOnReply) {
    const question = renderText(run, block.id, settings.text);
    run.effects.push({ kind: "notifyTeam", blockId: block.id, question, answer: reading.text });
  }
}

function keepInVariable<Settings extends RequestSettings>(
  { block, settings, run }: BlockContext<Settings>,
  text: string,
): void {
  const name = settings.saveToVariable.trim();
  if (name) setVariable(run, block.id, name, text);
}

/** Parts of an earlier answer are forgotten with it, so that no field of before stands beside new ones. */
function remember<Settings>(
  { block, run }: BlockContext<Settings>,
  { value, text, parts }: Pick<GoodReading, "value" | "text" | "parts">,
): void {
  if (parts) forgetAnswer(run, block.id);
  rememberAnswer(run, block.id, { value, text });
  for (const [name, part] of Object.entries(parts ?? {})) {
    rememberAnswer(run, partId(block.id, name), { ...part, partOf: block.id });
  }
}

function rememberQuestion<Settings>({ block, run }: BlockContext<Settings>): void {
  run.state.history = [...run.state.history, block.id].slice(-engineLimits.history);
}
