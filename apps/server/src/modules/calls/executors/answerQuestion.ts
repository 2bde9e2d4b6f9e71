// Words from the knowledge of the bot, by whatever answers such questions.

import { failed, type CallExecutor, type CallSite, type RequestOf } from "../callExecutor.ts";

export interface Answer {
  answer: string | null;
  suggestions: string[];
}

/** Finds an answer in the knowledge of the bot; null says that there is none. */
export type AnswerProvider = (request: RequestOf<"aiAnswer">, site: CallSite) => Promise<Answer>;

/** Without a provider the block takes its way for failures. */
export function createAnswerQuestion(provider: AnswerProvider | undefined): CallExecutor<"aiAnswer"> {
  return async (request, site) => {
    if (!provider) return failed("ai_not_connected");
    return { result: { kind: "aiAnswer", ...(await provider(request, site)) } };
  };
}
