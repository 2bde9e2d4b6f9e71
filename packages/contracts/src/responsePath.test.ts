import { describe, expect, it } from "vitest";
import { formatResponsePath, parseResponsePath, readJsonPath } from "./responsePath.ts";

const json = (...keys: (string | number)[]) => ({ kind: "json", keys });

describe("a path in an answer", () => {
  it.each([
    ["order.id", json("order", "id")],
    ["$.order.items[0].name", json("order", "items", 0, "name")],
    ["[2]", json(2)],
    ["$[2].a", json(2, "a")],
    [`a["odd . key"]['b']`, json("a", "odd . key", "b")],
    [`["say \\"hi\\""]`, json('say "hi"')],
    ["first-name", json("first-name")],
    ["items.0.name", json("items", "0", "name")],
    ["$status", { kind: "status" }],
    [" $body ", { kind: "body" }],
  ])("is read from %j", (text, path) => {
    expect(parseResponsePath(text)).toEqual(path);
  });

  it.each([
    "",
    "  ",
    "a..b",
    "..a",
    "a.",
    "a[",
    "a[x]",
    "a b",
    `a["b`,
    "[0]b",
    "a".repeat(3) + ".b".repeat(60),
  ])("is not read from %j", (text) => {
    expect(parseResponsePath(text)).toBeNull();
  });

  it.each([
    [["order", "items", 0, "name"]],
    [[0, 1]],
    [["odd key", 'a"b\\c', "x"]],
    [["$status"]],
    [["größe", "1st", ""]],
  ])("of %j reads back as written", (keys) => {
    expect(parseResponsePath(formatResponsePath(keys))).toEqual(json(...keys));
  });

  it("finds own values only", () => {
    const value = { a: [{ b: 1 }], text: "abc" };
    expect(readJsonPath(value, ["a", 0, "b"])).toBe(1);
    expect(readJsonPath(value, ["a", "0", "b"])).toBe(1);
    for (const keys of [["constructor"], ["__proto__", "toString"], ["a", 1], ["text", "length"], ["x", "y"]])
      expect(readJsonPath(value, keys)).toBeUndefined();
  });
});
