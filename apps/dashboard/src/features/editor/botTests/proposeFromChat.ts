// A test made of a real conversation: its inputs as they were made, and what the draft says to them.

import { type BotTestStep, botTestLimits, botTestStep } from "@parley/contracts/api/botTests";
import type { SessionStep } from "@parley/contracts/api/steps";
import { type TestedFlows, transcribeTest } from "@parley/flow-engine";
import { inputOf } from "../replay/readStep.ts";
import { momentAt } from "../replay/replayPath.ts";
import { initialFacts } from "../testing/initialFacts.ts";
import type { Proposal } from "./proposal.ts";

/** From the last beginning of the conversation; what the visitor was before is not known, and begins empty. */
export function proposeFromChat(flows: TestedFlows, steps: readonly SessionStep[]): Proposal {
  const first = Math.max(
    0,
    steps.findLastIndex((step) => step.event.kind === "start"),
  );
  const played = steps.slice(first);
  const actions = played.flatMap(actionOf).slice(0, botTestLimits.steps);
  const { chat } = initialFacts();
  const facts: Proposal["facts"] = {
    contact: { name: null, email: null, phone: null, tags: [], attributes: {} },
    chat: { pageUrl: null, language: chat.language, channel: "website", agentsOnline: true },
  };
  const now = played[0]?.at ?? new Date(0).toISOString();
  const said = transcribeTest(flows, { facts, now, seed: 1, steps: actions });
  const conversation = [undefined, ...actions].flatMap((action, index): BotTestStep[] => [
    ...(action ? [action] : []),
    ...(said[index] ?? []).map((text): BotTestStep => ({ kind: "expectText", text, match: "equals" })),
  ]);
  const stored = momentAt(played, played.length - 1).values.flatMap(({ name, value }): BotTestStep[] => {
    if (name.startsWith("answers.") || name === "contact.phone" || name === "contact.optIn") return [];
    const key = name.startsWith("attributes.") ? name.slice("attributes.".length) : name;
    return [{ kind: "expectAttribute", key, value }];
  });
  return {
    facts,
    now,
    steps: [...conversation, ...stored]
      .filter((step) => botTestStep.safeParse(step).success)
      .slice(0, botTestLimits.steps)
      .map((step) => ({ step, isExpectation: step.kind.startsWith("expect") })),
  };
}

function actionOf(step: SessionStep): BotTestStep[] {
  switch (step.event.kind) {
    case "input": {
      const input = inputOf(step);
      return input ? [{ kind: "input", input }] : [];
    }
    case "timer":
    case "liveChatExpired":
      return [{ kind: "wait" }];
    case "handedBack":
      return [{ kind: "handedBack" }];
    case "result": {
      const parsed = botTestStep.safeParse({ kind: "result", result: step.event["result"] });
      return parsed.success ? [parsed.data] : [];
    }
    default:
      return [];
  }
}
