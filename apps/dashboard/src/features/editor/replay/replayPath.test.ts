import { describe, expect, it } from "vitest";
import type { SessionStep } from "@parley/contracts/api/steps";
import { isBehindGap, momentAt } from "./replayPath.ts";

const step = (ordinal: number, event: string, trace: SessionStep["trace"], values = {}): SessionStep => ({
  ordinal,
  versionId: "v1",
  versionNumber: 1,
  flowId: "f1",
  at: "2026-01-01T00:00:00.000Z",
  event: { kind: event },
  trace,
  values,
});
const entered = (blockId: string) => ({ kind: "entered", blockId });
const left = (blockId: string) => ({ kind: "left", blockId, output: "next", target: null });
const steps = [
  step(1, "start", [entered("a"), left("a"), entered("b")], { "contact.name": "Ada" }),
  step(4, "input", [{ kind: "answered", blockId: "b", text: "x" }, left("b"), entered("c")], {
    "answers.b": "x",
  }),
  step(
    9,
    "input",
    [
      { kind: "answered", blockId: "z", text: "y" },
      { kind: "news", blockId: "z" },
    ],
    { "contact.name": "" },
  ),
];

describe("a replay", () => {
  it("shows the way and the values up to a step", () => {
    const first = momentAt(steps, 0);
    expect([...first.visitedBlocks]).toEqual(["a", "b"]);
    expect(first.values).toEqual([{ name: "contact.name", value: "Ada", isChanged: true }]);
    const second = momentAt(steps, 1);
    expect(second.blockId).toBe("c");
    expect([...second.visitedConnections]).toEqual(["a>next", "b>next"]);
    expect(second.values).toEqual([
      { name: "contact.name", value: "Ada", isChanged: false },
      { name: "answers.b", value: "x", isChanged: true },
    ]);
    expect(momentAt(steps, 2).values).toEqual([{ name: "answers.b", value: "x", isChanged: false }]);
  });

  it("tells where steps are missing", () => {
    expect(steps.map((_, index) => isBehindGap(steps, index))).toEqual([false, false, true]);
    expect(isBehindGap(steps.slice(1), 0)).toBe(true);
  });
});
