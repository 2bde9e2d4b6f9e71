// What the bot says while a test is played: a draft for expectations of conversations that were not recorded here.

import type { BotTestInput } from "@parley/contracts/api/botTests";
import { beginPlay, type Play, playStep } from "./playStep.ts";
import type { TestedFlows } from "./runBotTest.ts";

/** Texts at the beginning, then after each step. Ends early at a step that is not possible. */
export function transcribeTest(flows: TestedFlows, test: Omit<BotTestInput, "name">): string[][] {
  const play = beginPlay(flows, test);
  const said = [newTexts(play)];
  for (const step of test.steps) {
    if (playStep(play, step)) break;
    said.push(newTexts(play));
  }
  return said;
}

function newTexts(play: Play): string[] {
  return play.texts.splice(0).filter((text) => text !== "");
}
