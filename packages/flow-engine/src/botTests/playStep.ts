// The conversation of a bot test: what the visitor and the world do moves it on, other flows are entered and left.

import type { BotTestInput, BotTestStep } from "@parley/contracts/api/botTests";
import type { FlowDocument } from "@parley/contracts/flow";
import { contentLines } from "@parley/contracts/plainContent";
import type { CallRequest } from "../calls.ts";
import { patchContact } from "../engine/stepRun.ts";
import { initialState } from "../initialState.ts";
import { step } from "../step.ts";
import type { ContactFacts, Environment, FlowEvent, SessionState } from "../types.ts";
import { describeStatus } from "./describeStatus.ts";
import type { Mismatch, TestedFlows } from "./runBotTest.ts";

/** A conversation under test. Changed by `playStep` only. */
export interface Play {
  readonly flows: TestedFlows;
  readonly facts: Omit<Environment, "now" | "seed" | "contact" | "versionId">;
  readonly seed: number;
  /** The flow the conversation is in. */
  flowId: string;
  state: SessionState;
  contact: ContactFacts;
  nowMs: number;
  /** What the flow has asked of the world and not heard about. */
  openCall: CallRequest | null;
  /** Texts of the bot since the visitor's last input. */
  texts: string[];
  /** Blocks of any flow; ids are unique enough for an expectation. */
  visited: Set<string>;
  visitedHere: Set<string>;
  connectionsHere: Set<string>;
  lastBlockId: string | null;
  blocksEntered: number;
  events: number;
}

/** Blocks one test may enter: about the longest honest conversation, and soon played. */
const blocksPerTest = 5_000;
/** Flows entered or left after one event; more of them go in circles. */
const flowChanges = 40;

export function beginPlay(flows: TestedFlows, test: Omit<BotTestInput, "name">): Play {
  const { contact, chat } = test.facts;
  const nowMs = Date.parse(test.now);
  const play: Play = {
    flows,
    facts: {
      chat: {
        status: "OPEN",
        channel: chat.channel,
        pageUrl: chat.pageUrl,
        pageTitle: null,
        referrer: null,
        device: "desktop",
        browser: null,
        language: chat.language,
        visits: 1,
        agentsOnline: chat.agentsOnline,
      },
      bot: flows.bot ?? { name: "Bot", timeZone: "UTC", language: "en" },
      ...(chat.language ? { languages: [chat.language] } : {}),
    },
    seed: test.seed,
    flowId: flows.flowId,
    state: initialState(),
    contact: { ...contact, city: null, country: null },
    nowMs: Number.isNaN(nowMs) ? 0 : nowMs,
    openCall: null,
    texts: [],
    visited: new Set(),
    visitedHere: new Set(),
    connectionsHere: new Set(),
    lastBlockId: null,
    blocksEntered: 0,
    events: 0,
  };
  send(play, { kind: "start" });
  return play;
}

/** Answers why the step was not possible, or null when it was done. */
export function playStep(play: Play, testStep: BotTestStep): Mismatch | null {
  const { state } = play;
  const waitsFor = (expected: string): Mismatch => ({ expected, got: describeStatus(play) });
  if (play.blocksEntered > blocksPerTest) {
    return { expected: "a conversation that comes to an end", got: `${blocksPerTest} blocks were entered` };
  }
  switch (testStep.kind) {
    case "input":
      if (state.status !== "awaitingInput") return waitsFor("The bot waits for an answer");
      play.texts = [];
      return send(play, { kind: "input", input: testStep.input });
    case "wait":
      return wait(play);
    case "result":
      return answerCall(play, testStep);
    case "handedBack":
      if (state.status !== "handedOff") return waitsFor("The chat is with the team");
      return send(play, { kind: "handedBack" });
    case "expectText":
    case "expectAttribute":
    case "expectVisited":
    case "expectStatus":
      return null;
  }
}

function wait(play: Play): Mismatch | null {
  const { status, waitUntil, waitToken } = play.state;
  if (status === "handedOff") return send(play, { kind: "liveChatExpired" });
  if (waitUntil === null) return { expected: "Something is waited for", got: describeStatus(play) };
  const until = Date.parse(waitUntil);
  play.nowMs = Number.isNaN(until) ? play.nowMs : Math.max(play.nowMs, until);
  return send(play, { kind: "timer", waitToken });
}

function answerCall(play: Play, { result }: Extract<BotTestStep, { kind: "result" }>): Mismatch | null {
  const { openCall, state } = play;
  if (state.status !== "calling" || openCall === null)
    return { expected: "The flow has asked something of the world", got: describeStatus(play) };
  if (result.kind !== "failed" && result.kind !== openCall.kind) {
    return { expected: `An open call of the kind ${result.kind}`, got: `The open call is ${openCall.kind}` };
  }
  // What an API brings is kept with the contact before the flow hears of it.
  if (result.kind === "api")
    play.contact = patchContact(play.contact, { attributes: { ...result.attributes } });
  return send(play, { kind: "result", waitToken: state.waitToken, result });
}

/** One event, and the flows it leads into or back to. */
function send(play: Play, event: FlowEvent): null {
  let next: FlowEvent | null = event;
  for (let changes = 0; next && changes < flowChanges; changes += 1) {
    const document = documentOf(play, play.flowId);
    if (!document) return null;
    take(play, document, next);
    next = changeFlow(play);
  }
  return null;
}

function take(play: Play, document: FlowDocument, event: FlowEvent): void {
  const environment: Environment = {
    ...play.facts,
    now: momentOf(play.nowMs),
    // Each event draws numbers of its own, and the same ones in every run.
    seed: (play.seed + Math.imul(play.events, 0x9e3779b1)) >>> 0,
    contact: play.contact,
    versionId: play.flowId,
  };
  play.events += 1;
  const { state, effects, trace } = step(document, play.state, event, environment);
  play.state = state;
  if (state.status !== "calling") play.openCall = null;
  for (const effect of effects) {
    if (effect.kind === "send") play.texts.push(contentLines(effect.content).join("\n"));
    if (effect.kind === "updateContact") play.contact = patchContact(play.contact, effect.patch);
    if (effect.kind === "call") play.openCall = effect.request;
  }
  const isHere = play.flowId === play.flows.flowId;
  for (const entry of trace) {
    if (entry.kind === "entered") {
      play.blocksEntered += 1;
      play.visited.add(entry.blockId);
      if (isHere) play.visitedHere.add(entry.blockId);
      play.lastBlockId = entry.blockId;
    }
    if (entry.kind === "left" && isHere) play.connectionsHere.add(`${entry.blockId}>${entry.output}`);
  }
}

/** The event the next flow begins with, when the conversation goes on in another one. */
function changeFlow(play: Play): FlowEvent | null {
  const { status, redirectTo, stack } = play.state;
  if (status === "redirecting" && redirectTo !== null && documentOf(play, redirectTo)) {
    play.flowId = redirectTo;
    return { kind: "enter" };
  }
  const place = stack?.at(-1);
  if (status === "returning" && place && documentOf(play, place.versionId)) {
    play.flowId = place.versionId;
    return { kind: "returned" };
  }
  return null;
}

function documentOf({ flows }: Play, flowId: string): FlowDocument | null {
  if (flowId === flows.flowId) return flows.document;
  return flows.others && Object.hasOwn(flows.others, flowId) ? (flows.others[flowId] ?? null) : null;
}

/** Dates end about 275,000 years after 1970; a test near that edge stays before it. */
const latestMs = 8.64e15;

function momentOf(milliseconds: number): string {
  return new Date(Math.min(milliseconds, latestMs)).toISOString();
}
