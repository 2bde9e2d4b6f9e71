// Plays a bot test against flow documents with the real engine. Pure: no clock, no network, no chance; the same
// documents and test give the same result. Never throws, and ends after a bounded number of blocks.

import {
  botTestLimits,
  type BotTestFailure,
  type BotTestInput,
  type BotTestResult,
  type BotTestStep,
} from "@parley/contracts/api/botTests";
import type { FlowDocument } from "@parley/contracts/flow";
import type { Environment } from "../types.ts";
import { beginPlay, type Play, playStep } from "./playStep.ts";
import { checkExpectation } from "./checkExpectation.ts";

export interface TestedFlows {
  /** The flow under test. */
  flowId: string;
  document: FlowDocument;
  /** Other flows of the bot by id, for flows that lead to or call them. */
  others?: Readonly<Record<string, FlowDocument>>;
  bot?: Environment["bot"];
  /** Asked before each step; false ends the test as failed. For callers with a time limit. */
  mayGoOn?: () => boolean;
}

/** Failures listed for one test; a test with more of them is broken as a whole. */
const failuresKept = 50;

/** Example: `runBotTest({ flowId, document }, test).passed`. */
export function runBotTest(flows: TestedFlows, test: Omit<BotTestInput, "name">): BotTestResult {
  const play = beginPlay(flows, test);
  const failures: BotTestFailure[] = [];
  const steps: readonly BotTestStep[] = test.steps.slice(0, botTestLimits.steps);
  for (const [index, step] of steps.entries()) {
    if (flows.mayGoOn?.() === false) {
      failures.push(report(play, index, { expected: "The tests end in time", got: "The time was used up" }));
      break;
    }
    const isExpectation = step.kind.startsWith("expect");
    const found = isExpectation ? checkExpectation(play, step) : playStep(play, step);
    if (!found) continue;
    failures.push(report(play, index, found));
    // What follows an action that was not possible would only repeat the failure in other words.
    if (!isExpectation || failures.length >= failuresKept) break;
  }
  return {
    passed: failures.length === 0,
    failures,
    visited: [...play.visitedHere],
    connections: [...play.connectionsHere],
  };
}

export interface Mismatch {
  expected: string;
  got: string;
}

function report(play: Play, step: number, { expected, got }: Mismatch): BotTestFailure {
  return {
    step,
    expected: shorten(expected),
    got: shorten(got),
    // A block of another flow cannot be shown on this one's canvas.
    blockId: play.flowId === play.flows.flowId ? (play.state.blockId ?? play.lastBlockId) : null,
  };
}

function shorten(text: string): string {
  const { reportLength } = botTestLimits;
  return text.length > reportLength ? `${text.slice(0, reportLength - 1)}…` : text;
}
