// Random documents and random conversations. What must hold is said in the properties; on failure fast-check prints
// the seed and the smallest case. `FUZZ_RUNS=100000 npx vitest run packages/flow-engine` looks longer.

import type { FlowDocument } from "@parley/contracts/flow";
import { inputRequest, messageContent } from "@parley/contracts/messages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "./document/diffDocuments.ts";
import { migrateDocument } from "./document/migrateDocument.ts";
import type { CallRequest } from "./calls.ts";
import { initialState } from "./initialState.ts";
import { step } from "./step.ts";
import { documentArbitrary, eventArbitrary, openCall, type EventChoice } from "./testing/arbitraries.ts";
import { environmentArbitrary } from "./testing/environmentArbitrary.ts";
import { deepFreeze } from "./testing/buildEnvironment.ts";
import {
  acceptedEvents,
  type Effect,
  type Environment,
  type SessionState,
  type StepResult,
} from "./types.ts";
import { validate } from "./validation/validate.ts";

/** Cases of each property in CI: a few seconds, the same ones each time. With FUZZ_RUNS, others each time. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 300);
const seed = process.env["FUZZ_RUNS"] ? {} : { seed: 20_260_302 };
/** Far above what the cases take, also on a busy machine. */
const patienceMs = Math.max(120_000, runs * 100);
/** Effects one step may have at most: no block of the first set causes more than about twenty. */
const effectLimit = 200 * 60;

const conversation = fc.record({
  document: documentArbitrary,
  environment: environmentArbitrary,
  events: fc.array(eventArbitrary, { maxLength: 25 }),
});

/** The first event always starts; the others are chosen when their state is known. */
function eventsOf(choices: readonly EventChoice[]): EventChoice[] {
  return [() => ({ kind: "start" }), ...choices];
}

/** A whole conversation: what every step answered. */
function play(
  document: FlowDocument,
  environment: Environment,
  events: readonly EventChoice[],
): StepResult[] {
  const results: StepResult[] = [];
  let state = initialState();
  let call: CallRequest | null = null;
  for (const choose of eventsOf(events)) {
    const result = step(document, state, choose(state, call), environment);
    results.push(result);
    call = openCall(result, call);
    state = result.state;
  }
  return results;
}

/** What is sent must be what channels expect. */
function contentErrors(effect: Effect): unknown {
  return effect.kind === "send" ? messageContent.safeParse(effect.content).error : undefined;
}

describe("step, for random documents and conversations", () => {
  it(
    "never throws, ends every step, makes allowed moves only and resumes from JSON to the same result",
    () => {
      fc.assert(
        fc.property(conversation, ({ document, environment, events }) => {
          deepFreeze(document);
          deepFreeze(environment);
          let state: SessionState = deepFreeze(initialState());
          let call: CallRequest | null = null;
          for (const choose of eventsOf(events)) {
            const fit = deepFreeze(choose(state, call));
            const result = step(document, state, fit, environment);
            call = openCall(result, call);

            expect(result.effects.length).toBeLessThan(effectLimit);
            expect(inputRequest.nullable().safeParse(result.state.input).error).toBeUndefined();
            for (const effect of result.effects) expect(contentErrors(effect)).toBeUndefined();
            const isMove = result.state !== state;
            expect(isMove && !acceptedEvents[state.status].includes(fit.kind)).toBe(false);
            expect(result.state.status).not.toBe("idle");
            // A question that is being checked outside is kept, for the case that its answer is refused.
            if (result.state.status === "awaitingInput") expect(result.state.input).not.toBeNull();
            else if (result.state.status !== "calling") expect(result.state.input).toBeNull();
            if (result.state.status === "waiting") expect(result.state.waitUntil).not.toBeNull();
            else if (result.state.status !== "awaitingInput") expect(result.state.waitUntil).toBeNull();
            expect(result.state.status === "redirecting").toBe(result.state.redirectTo !== null);

            const stored: SessionState = JSON.parse(JSON.stringify(result.state));
            expect(stored).toEqual(result.state);
            expect(step(document, JSON.parse(JSON.stringify(state)), fit, environment)).toEqual(result);
            state = deepFreeze(stored);
          }
        }),
        { numRuns: runs, ...seed },
      );
    },
    patienceMs,
  );

  it(
    "plays the same document, events, clock and seed to the same trace, effects and states",
    () => {
      fc.assert(
        fc.property(conversation, ({ document, environment, events }) => {
          const first = play(document, environment, events);
          // A copy shares nothing that was remembered about the first document's blocks and languages.
          expect(play(structuredClone(document), structuredClone(environment), events)).toEqual(first);
        }),
        { numRuns: runs, ...seed },
      );
    },
    patienceMs,
  );

  it(
    "validates anything, and no flow without errors of the graph goes in circles",
    () => {
      fc.assert(
        fc.property(conversation, ({ document, environment, events }) => {
          deepFreeze(document);
          const problems = validate(document, { channel: "website", flowIds: ["f1"] });
          expect(JSON.parse(JSON.stringify(problems))).toEqual(problems);
          for (const problem of problems)
            expect(problem.message + problem.hint).not.toMatch(/(?<!\{)\{\w+\}(?!\})/);

          const mayCircle = problems.some((problem) => problem.code === "loop_without_input");
          let state = initialState();
          let call: CallRequest | null = null;
          for (const choose of eventsOf(events)) {
            const result = step(document, state, choose(state, call), environment);
            state = result.state;
            call = openCall(result, call);
            // A flow that runs itself is stopped when it is too deep; only circles within a step are meant here.
            const last = result.trace.at(-1);
            const isCircle = last?.kind === "stopped" && last.reason === "loop_without_input";
            expect(isCircle && !mayCircle).toBe(false);
          }
        }),
        { numRuns: runs, ...seed },
      );
    },
    patienceMs,
  );

  it(
    "reads its own documents back unchanged and sees no difference to itself",
    () => {
      fc.assert(
        fc.property(documentArbitrary, documentArbitrary, (document, other) => {
          const copy = migrateDocument(JSON.parse(JSON.stringify(document)));
          expect(copy).toMatchObject({ ok: true, value: { document } });
          expect(diffDocuments(document, JSON.parse(JSON.stringify(document))).isEmpty).toBe(true);
          expect(diffDocuments(document, other).blocks.every((change) => change.words.length > 0)).toBe(true);
        }),
        { numRuns: Math.min(Math.ceil(runs / 3), 1_000), ...seed },
      );
    },
    patienceMs,
  );

  it(
    "answers any JSON with a document or a reason",
    () => {
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
          const result = migrateDocument(value);
          expect(result.ok || result.failure.reason.length > 0).toBe(true);
        }),
        { numRuns: runs, ...seed },
      );
    },
    patienceMs,
  );
});
