// Which question is open before each step of a test: what fits as an answer there.

import type { BotTestInput } from "@parley/contracts/api/botTests";
import type { InputRequest } from "@parley/contracts/messages";
import { beginPlay, playStep } from "./playStep.ts";
import type { TestedFlows } from "./runBotTest.ts";

/** As many as there are steps; null where nothing is asked, and behind a step that is not possible. */
export function openQuestions(flows: TestedFlows, test: Omit<BotTestInput, "name">): (InputRequest | null)[] {
  const play = beginPlay(flows, test);
  let isPossible = true;
  return test.steps.map((step) => {
    const question = isPossible && play.state.status === "awaitingInput" ? play.state.input : null;
    isPossible &&= playStep(play, step) === null;
    return question;
  });
}
