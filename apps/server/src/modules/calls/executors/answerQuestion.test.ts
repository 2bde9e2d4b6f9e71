// Questions for the knowledge of a bot, with and without somebody who answers them.

import { botSettings } from "@parley/contracts/botSettings";
import { expect, it } from "vitest";
import type { CallSite } from "../callExecutor.ts";
import { createAnswerQuestion } from "./answerQuestion.ts";

const site: CallSite = {
  workspaceId: "w",
  conversationId: "c",
  botId: "b",
  flowId: null,
  blockId: "ai",
  waitToken: 1,
  settings: botSettings.parse({}),
  now: new Date(0),
  signal: new AbortController().signal,
};
const request = { kind: "aiAnswer", question: "When?", instructions: "" } as const;

it("says so when nothing answers questions", async () => {
  const outcome = await createAnswerQuestion(undefined)(request, site);
  expect(outcome?.result).toEqual({ kind: "failed", code: "ai_not_connected", detail: "" });
});

it("passes on what was found", async () => {
  const provider = async () => ({ answer: "Tomorrow", suggestions: ["And then?"] });
  const outcome = await createAnswerQuestion(provider)(request, site);
  expect(outcome?.result).toEqual({ kind: "aiAnswer", answer: "Tomorrow", suggestions: ["And then?"] });
});
