import { describe, expect, it } from "vitest";
import { placeOf } from "./where.ts";

describe("placeOf", () => {
  it("knows the loader's frame by the origin it names", () => {
    const search = "?botId=b&customerId=c&origin=https%3A%2F%2Fshop.example";
    expect(placeOf({ pathname: "/widget/panel", search })).toEqual({
      kind: "loader",
      botId: "b",
      customerId: "c",
    });
  });
  it("starts alone in a frame without a loader", () => {
    expect(placeOf({ pathname: "/widget/panel", search: "?botId=b&customerId=c" }).kind).toBe("alone");
  });
  it.each(["/b/c", "/b/c/", "/b/c/agent"])("reads the ids of the landing page from %s", (pathname) => {
    expect(placeOf({ pathname, search: "" })).toEqual({ kind: "landing", botId: "b", customerId: "c" });
  });
});
