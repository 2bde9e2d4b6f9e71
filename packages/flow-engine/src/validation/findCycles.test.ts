import { describe, expect, it } from "vitest";
import { findCycles } from "./findCycles.ts";

const cyclesOf = (edges: Record<string, string[]>) => findCycles(new Map(Object.entries(edges)));

describe("findCycles", () => {
  it.each([
    ["a line", { a: ["b"], b: ["c"], c: [] }, []],
    ["a node that leads to itself", { a: ["a"] }, [["a"]]],
    [
      "two circles joined by a bridge",
      { a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] },
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["two circles that share a node", { a: ["b", "c"], b: ["a"], c: ["a"] }, [["a", "b", "c"]]],
    ["a diamond", { a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, []],
    ["unknown targets", { a: ["x"] }, []],
  ])("finds the circles of %s", (_name, edges, cycles) => {
    expect(cyclesOf(edges)).toEqual(cycles);
  });

  it("does not exhaust the stack", () => {
    const edges = new Map(
      Array.from({ length: 50_000 }, (_, index) => [`${index}`, [`${(index + 1) % 50_000}`]]),
    );
    expect(findCycles(edges)).toHaveLength(1);
  });
});
