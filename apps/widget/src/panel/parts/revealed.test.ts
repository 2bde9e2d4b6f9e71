import type { Message } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { firstRevealed, revealableSeq } from "./revealed.ts";

const now = Date.parse("2026-01-05T09:00:00.000Z");

function message(seq: number, delayMs = 0, kind: "bot" | "visitor" | "agent" = "bot"): Message {
  return {
    id: seq.toString(16).padStart(24, "0"),
    conversationId: "1".repeat(24),
    seq,
    author: { kind, id: null, name: null },
    content: { kind: "text", text: "" },
    createdAt: new Date(now).toISOString(),
    clientId: null,
    blockId: null,
    delayMs,
  };
}

describe("revealableSeq", () => {
  it("stops before a message that has a delay", () => {
    expect(revealableSeq([message(1), message(2, 800), message(3)], 0, false, now)).toBe(1);
  });
  it("goes on from there once it is shown", () => {
    expect(revealableSeq([message(1), message(2, 800), message(3)], 2, false, now)).toBe(3);
  });
  it("shows everything to those who prefer less motion", () => {
    expect(revealableSeq([message(1), message(2, 800), message(3, 800)], 0, true, now)).toBe(3);
  });
  it("shows everything before the visitor's own words", () => {
    expect(
      revealableSeq(
        [message(1, 800), message(2, 800), message(3, 0, "visitor"), message(4, 800)],
        0,
        false,
        now,
      ),
    ).toBe(3);
  });
  it("never makes a person's words wait", () => {
    expect(revealableSeq([message(1, 800, "agent")], 0, false, now)).toBe(1);
  });
  it("does not replay what was said while the visitor was away", () => {
    expect(revealableSeq([message(1, 800)], 0, false, now + 60_000)).toBe(1);
  });
});

describe("firstRevealed", () => {
  it("begins at the start of a new chat and at the end of a resumed one", () => {
    expect(firstRevealed([message(1), message(2)], 0)).toBe(0);
    expect(firstRevealed([message(1), message(2)], 2)).toBe(2);
    expect(firstRevealed([message(1), message(2, 0, "visitor")], 0)).toBe(2);
  });
});
