// What a step of the engine leaves in the test conversation: effects that would leave the browser become lines.

import { type Effect, patchContact, type SessionState, type TraceEntry } from "@parley/flow-engine";
import { connectionId } from "../model/graph.ts";
import { exampleCode } from "./exampleResults.ts";
import type { TestLine, TestNote, TestSession } from "./testTypes.ts";

/** Lines and trace entries kept; a loop that runs for hours must not fill the memory. */
const linesKept = 500;

export function performEffect(test: TestSession, effect: Effect): TestSession {
  switch (effect.kind) {
    case "send":
      return withLine(test, (id) => ({
        id,
        kind: "bot",
        blockId: effect.blockId,
        content: effect.content,
        ...(effect.rephrase ? { isRephrased: true } : {}),
      }));
    case "updateContact": {
      const facts = { ...test.facts, contact: patchContact(test.facts.contact, effect.patch) };
      return withNote({ ...test, facts }, { kind: "contact", patch: effect.patch });
    }
    case "requestLiveChat":
      return withNote(test, { kind: "liveChat" });
    case "notifyTeam":
      return withNote(test, { kind: "notified", question: effect.question, answer: effect.answer });
    case "call": {
      const { blockId, waitToken, request } = effect;
      const called = withNote(
        { ...test, call: { blockId, waitToken, request } },
        { kind: "called", request },
      );
      return request.kind === "sendCode"
        ? withNote(called, { kind: "code", code: exampleCode(request.length) })
        : called;
    }
    case "addNote":
      return withNote(test, { kind: "teamNote", text: effect.text });
    case "setStatus": {
      const facts = { ...test.facts, chat: { ...test.facts.chat, status: effect.status } };
      return withNote({ ...test, facts }, { kind: "chatStatus", status: effect.status });
    }
    case "alertTeam":
      return withNote(test, { kind: "alerted", text: effect.text });
    case "drip":
      return withNote(test, { kind: "drip", action: effect.action, sequenceId: effect.sequenceId });
    case "channelMessage":
      return withNote(test, { kind: "channelMessage", message: effect.message });
    case "wait":
    case "endChat":
      return test;
  }
}

export function withTrace(test: TestSession, entries: readonly TraceEntry[]): TestSession {
  const isHome = test.flowId === test.homeFlowId;
  const visitedBlocks = new Set(test.visitedBlocks);
  const visitedConnections = new Set(test.visitedConnections);
  let next = test;
  for (const entry of entries) {
    if (isHome && entry.kind === "entered") visitedBlocks.add(entry.blockId);
    if (isHome && entry.kind === "left") visitedConnections.add(connectionId(entry));
    if (entry.kind === "warning") next = withNote(next, entry);
  }
  const added = entries.map((entry, index) => ({
    id: test.nextTraceId + index,
    flowId: test.flowId,
    entry,
  }));
  return {
    ...next,
    visitedBlocks,
    visitedConnections,
    trace: [...test.trace, ...added].slice(-linesKept),
    nextTraceId: test.nextTraceId + added.length,
  };
}

/** Says that the flow is over, or why it stopped. */
export function withEnd(test: TestSession, before: SessionState["status"]): TestSession {
  const { status } = test.session;
  if (status === before) return test;
  if (status === "ended") return withNote(test, { kind: "ended" });
  if (status !== "failed") return test;
  const last = test.trace.findLast(({ entry }) => entry.kind === "stopped")?.entry;
  return withNote(test, { kind: "failed", reason: last?.kind === "stopped" ? last.reason : "" });
}

export function withNote(test: TestSession, note: TestNote): TestSession {
  return withLine(test, (id) => ({ id, kind: "note", note }));
}

export function withLine(test: TestSession, make: (id: number) => TestLine): TestSession {
  return {
    ...test,
    nextLineId: test.nextLineId + 1,
    lines: [...test.lines, make(test.nextLineId)].slice(-linesKept),
  };
}
