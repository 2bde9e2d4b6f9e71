import { describe, expect, it } from "vitest";
import { heldBack, keepSelected, steadyIds } from "./steadyIds.ts";

describe("a list held under the pointer", () => {
  it("keeps every row in its place when conversations move or come", () => {
    expect(steadyIds(["a", "b", "c"], ["n", "c", "a", "b"])).toEqual(["a", "b", "c"]);
    expect(heldBack(["a", "b", "c"], ["n", "c", "a", "b"])).toBe(1);
  });

  it("keeps rows that no longer match until it is let go", () => {
    expect(steadyIds(["a", "b", "c"], ["a", "c"])).toEqual(["a", "b", "c"]);
  });

  it("grows at its end when the next page arrives", () => {
    expect(steadyIds(["a", "b"], ["n", "b", "a", "c", "d"])).toEqual(["a", "b", "c", "d"]);
  });
});

describe("the open conversation", () => {
  it("keeps its row when it no longer matches", () => {
    expect(keepSelected(["a", "b", "c"], ["a", "c"], "b")).toEqual(["a", "b", "c"]);
    expect(keepSelected(["b", "c"], ["c"], "b")).toEqual(["b", "c"]);
  });

  it("stays after its neighbour when the order changed", () => {
    expect(keepSelected(["a", "b", "c"], ["c", "a"], "b")).toEqual(["c", "a", "b"]);
  });

  it("is not brought into a list it never was in", () => {
    expect(keepSelected(["a"], ["a"], "x")).toEqual(["a"]);
  });
});
