// AI answer: lets the bot's knowledge answer a number of questions in a row. Each question is a call; without an AI, or
// when it finds nothing, the conversation goes on at "unanswered".

import { limits } from "@parley/contracts/limits";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { rememberAnswer, renderText, sendContent, sendText } from "../../engine/stepRun.ts";
import type { BlockContext, Outcome } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { aiAnswerSettings, maximumSuggestions, type AiAnswerSettings } from "./schema.ts";

export const aiAnswerBlock = defineBlock<AiAnswerSettings>({
  kind: "aiAnswer",
  group: "action",
  label: "AI answer",
  description: "Lets the AI answer questions from the bot's knowledge.",
  icon: "IconSparkles",
  keywords: ["gpt", "knowledge", "question", "chatbot", "llm", "assistant"],
  schema: aiAnswerSettings,
  outputs: (settings) => [
    { id: "next", label: "Next" },
    { id: "unanswered", label: "Unanswered" },
    ...(settings.noAnswerMinutes > 0 ? [{ id: "noAnswer", label: "No question" }] : []),
  ],
  summary: (settings) => settings.text,
  pause: () => "visitor",
  immediateOutputs: ["unanswered"],
  enter(context) {
    const { block, settings, run } = context;
    if (run.environment.bot.hasAi === false) return takeOutput(run, block.id, "unanswered", "no_ai");
    sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
    return ask(context, settings.suggestions, 0);
  },
  receive(context, input) {
    const { block, settings, run } = context;
    if (input.kind === "skip") {
      if (!settings.allowSkip) return { kind: "ignore", reason: "skip_not_allowed" };
      run.trace.push({ kind: "skipped", blockId: block.id, reason: "visitor" });
      return { kind: "next", output: "next" };
    }
    const question = questionOf(input, run.state.input).slice(0, limits.messageTextLength);
    if (question === "") return { kind: "ignore", reason: "text_expected" };
    rememberAnswer(run, block.id, { value: question, text: question });
    run.trace.push({ kind: "answered", blockId: block.id, text: question });
    run.state.memo = { asked: askedSoFar(context) + 1 };
    const instructions = renderText(run, block.id, settings.instructions);
    return { kind: "call", request: { kind: "aiAnswer", question, instructions } };
  },
  hear(context, result) {
    const { block, settings, run } = context;
    if (result.kind === "failed") return takeOutput(run, block.id, "unanswered", result.code);
    if (result.kind !== "aiAnswer") return { kind: "ignore", reason: "not_called" };
    const answer = result.answer?.trim() ?? "";
    if (answer === "") return takeOutput(run, block.id, "unanswered", "no_answer_found");
    sendContent(run, block.id, { kind: "text", text: answer });
    if (askedSoFar(context) >= settings.maximumQuestions)
      return takeOutput(run, block.id, "next", "questions_used_up");
    return ask(context, result.suggestions, askedSoFar(context));
  },
  check({ settings, validation, report }) {
    if (validation.hasAi === false) report("ai_not_connected", "kind");
    for (const [index, suggestion] of settings.suggestions.entries()) {
      if (suggestion.trim() === "") report("suggestion_empty", `settings.suggestions.${index}`);
    }
  },
});

/** Suggestions are offered as choices; any other text is a question as well. */
function ask(
  { block, settings }: BlockContext<AiAnswerSettings>,
  suggestions: readonly string[],
  asked: number,
): Outcome {
  const options = [...new Set(suggestions.map((title) => title.trim().slice(0, limits.choiceTitleLength)))]
    .filter((title) => title !== "")
    .slice(0, maximumSuggestions)
    .map((title, index) => ({ id: `suggestion${index + 1}`, title }));
  const common = {
    blockId: block.id,
    canSkip: settings.allowSkip,
    canGoBack: false,
    ...(settings.placeholder === "" ? {} : { placeholder: settings.placeholder }),
  };
  const input: InputRequest =
    options.length > 0
      ? { kind: "choice", ...common, options }
      : { kind: "text", ...common, maxLength: limits.messageTextLength, multiline: false };
  const timeoutMs = settings.noAnswerMinutes * 60_000;
  return { kind: "awaitInput", input, timeoutMs, keep: { attempts: 0, memo: { asked } } };
}

function questionOf(input: VisitorInput, offered: InputRequest | null): string {
  if (input.kind === "text") return input.text.trim();
  if (input.kind !== "choice" || offered?.kind !== "choice") return "";
  return offered.options.find(({ id }) => id === input.optionIds[0])?.title ?? "";
}

function askedSoFar({ run }: BlockContext<AiAnswerSettings>): number {
  const count = run.state.memo?.["asked"];
  return typeof count === "number" ? count : 0;
}
