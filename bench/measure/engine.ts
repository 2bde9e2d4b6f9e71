// One step of the flow engine, without anything around it.

import { initialState, step, type Environment, type SessionState } from "@parley/flow-engine";
import { answerTo, loopingFlow } from "@parley/testkit/loopingFlow";
import { percentile } from "./percentile.ts";

const STEPS = 30_000;
const WARM_UP_STEPS = 5_000;
export const benchEnvironment: Environment = {
  now: "2026-03-02T09:30:00.000Z",
  seed: 1,
  contact: { name: "Ada", email: null, phone: null, tags: [], attributes: {}, city: null, country: null },
  chat: {
    status: "OPEN",
    channel: "website",
    pageUrl: "https://shop.example/lamps",
    pageTitle: "Lamps",
    referrer: null,
    device: "desktop",
    browser: "Firefox",
    language: "en",
    visits: 1,
    agentsOnline: true,
  },
  bot: { name: "Lumi", timeZone: "Europe/Berlin", language: "en" },
};

/** Median in microseconds. */
export function measureEngineStep(): number {
  const document = loopingFlow();
  let state: SessionState = step(document, initialState(), { kind: "start" }, benchEnvironment).state;
  const times: number[] = [];
  for (let count = 0; count < WARM_UP_STEPS + STEPS; count += 1) {
    const asked = state.input?.kind;
    const began = performance.now();
    state = step(
      document,
      state,
      { kind: "input", input: answerTo(state.input, count) },
      benchEnvironment,
    ).state;
    const microseconds = (performance.now() - began) * 1000;
    if (state.input === null || state.input.kind === asked) throw new Error("The flow did not go on.");
    if (count >= WARM_UP_STEPS) times.push(microseconds);
  }
  return percentile(times, 0.5);
}
