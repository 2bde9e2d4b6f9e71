import { describe, expect, it } from "vitest";
import { newBlock, starterDocument } from "@parley/flow-engine";
import type { Block, FlowDocument } from "@parley/contracts/flow";
import { initialFacts } from "./initialFacts.ts";
import {
  answer,
  answerCall,
  beginTest,
  endLiveChat,
  followFlow,
  setAutomatic,
  skipWait,
  type TestLine,
  waitLeftMs,
  wake,
  wantedFlow,
} from "./testSession.ts";

const moment = { nowMs: Date.parse("2026-01-01T10:00:00Z"), seed: 1 };

function flowOf(...blocks: Block[]): FlowDocument {
  return {
    schemaVersion: 1,
    start: blocks[0]?.id ?? null,
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  };
}

function block(
  kind: string,
  id: string,
  settings: Record<string, unknown>,
  outputs: Block["outputs"] = {},
): Block {
  const made = newBlock(kind, id, settings)!;
  return { ...made, outputs: { ...made.outputs, ...outputs } };
}

const texts = (lines: readonly TestLine[]) =>
  lines.map((line) => {
    if (line.kind === "visitor") return line.text;
    if (line.kind === "note") return `(${line.note.kind})`;
    return line.content.kind === "text" ? line.content.text : `[${line.content.kind}]`;
  });

describe("test session", () => {
  it("holds the conversation of the real engine and marks the way it took", () => {
    const document = starterDocument();
    const first = beginTest(document, initialFacts(), moment);
    expect(first.session.status).toBe("awaitingInput");
    const last = answer(
      document,
      first,
      { kind: "choice", optionIds: ["browsing"] },
      "I am just looking",
      moment,
    );
    expect(texts(last.lines)).toEqual([
      "Hello! How can we help you today?",
      "Please choose:",
      "I am just looking",
      "Thank you for stopping by!",
      "(ended)",
    ]);
    expect([...last.visitedBlocks]).toEqual(["welcome", "topic", "goodbye"]);
    expect([...last.visitedConnections]).toEqual(["welcome>next", "topic>browsing"]);
  });

  it("lets answers change the visitor it knows", () => {
    const document = flowOf(
      block("name", "who", {}, { next: "hi" }),
      block("message", "hi", { text: "Hi {{ contact.name }}" }),
    );
    const asked = beginTest(document, initialFacts(), moment);
    const done = answer(document, asked, { kind: "text", text: " Ada " }, "Ada", moment);
    expect(done.facts.contact.name).toBe("Ada");
    expect(texts(done.lines)).toContain("Hi Ada");
  });

  it("waits in simulated time and skips it on demand", () => {
    const document = flowOf(
      block("delay", "wait", { amount: 2, unit: "days" }, { next: "hi" }),
      block("message", "hi", { text: "{{ now | date: '%d' }}" }),
    );
    const waiting = beginTest(document, initialFacts(), moment);
    expect(waitLeftMs(waiting, moment.nowMs)).toBe(172_800_000);
    const done = skipWait(document, waiting, moment);
    expect(texts(done.lines)).toContain("03");
    expect(wake(document, done, moment)).toBe(done);
  });

  it("plays the agent who gives back, and the one who never comes", () => {
    const document = flowOf(
      block("liveChat", "team", {}, { next: "back", unavailable: "sorry" }),
      block("message", "back", { text: "Welcome back" }),
      block("message", "sorry", { text: "Nobody is here" }),
    );
    const waiting = beginTest(document, initialFacts(), moment);
    expect(waiting.session.status).toBe("handedOff");
    expect(texts(endLiveChat(document, waiting, "handedBack", moment).lines)).toContain("Welcome back");
    expect(texts(endLiveChat(document, waiting, "expired", moment).lines)).toContain("Nobody is here");
  });

  it("goes on in the flow a redirect leads to", () => {
    const other = flowOf(block("message", "there", { text: "Over here" }));
    const redirecting = beginTest(
      flowOf(block("redirect", "go", { flowId: "other" })),
      initialFacts(),
      moment,
    );
    expect(redirecting.session).toMatchObject({ status: "redirecting", redirectTo: "other" });
    expect(texts(followFlow(other, redirecting, { id: "other", name: "Other" }, moment).lines)).toContain(
      "Over here",
    );
  });

  it("stops a flow that goes in circles and says so", () => {
    const document = flowOf(block("message", "a", { text: "x" }, { next: "a" }));
    const stopped = beginTest(document, initialFacts(), moment);
    expect(stopped.session.status).toBe("failed");
    expect(texts(stopped.lines).at(-1)).toBe("(failed)");
  });

  const checking = () =>
    flowOf(
      block("email", "mail", { checkDomain: true }, { next: "good" }),
      block("message", "good", { text: "Thank you" }),
    );

  it("waits for the author to answer a call, or answers by itself", () => {
    const document = checking();
    const asked = beginTest(document, initialFacts(), moment);
    const typed = answer(document, asked, { kind: "text", text: "a@example.com" }, "a@example.com", moment);
    expect(typed.session.status).toBe("calling");
    expect(typed.call?.request.kind).toBe("checkMailDomain");
    const accepted = answerCall(document, typed, { kind: "checkMailDomain", accepts: true }, moment);
    expect(texts(accepted.lines)).toContain("Thank you");
    expect(accepted.call).toBeNull();
    const byItself = setAutomatic(document, typed, true, moment);
    expect(texts(byItself.lines)).toContain("Thank you");
    expect(answerCall(document, accepted, { kind: "checkMailDomain", accepts: true }, moment)).toBe(accepted);
  });

  it("runs another flow and comes back behind the block that called it", () => {
    const home = flowOf(
      block("callFlow", "sub", { flowId: "other" }, { next: "after" }),
      block("message", "after", { text: "Back at home" }),
    );
    const other = flowOf(block("message", "there", { text: "In the other flow" }));
    const calling = beginTest(home, initialFacts(), moment, { flowId: "home" });
    expect(wantedFlow(calling)).toBe("other");
    const inside = followFlow(other, calling, { id: "other", name: "Other" }, moment);
    expect(inside.session.status).toBe("returning");
    expect(wantedFlow(inside)).toBe("home");
    const done = followFlow(home, inside, { id: "home", name: "Home" }, moment);
    expect(texts(done.lines)).toEqual([
      "(redirected)",
      "In the other flow",
      "(returned)",
      "Back at home",
      "(ended)",
    ]);
    // The path on the canvas is the one through the flow that is open.
    expect([...done.visitedBlocks]).toEqual(["sub", "after"]);
    expect(done.trace.find(({ flowId }) => flowId === "other")?.entry).toEqual({
      kind: "entered",
      blockId: "there",
    });
  });
});
