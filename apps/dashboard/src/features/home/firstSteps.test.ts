import { describe, expect, it } from "vitest";
import { doneSteps } from "./firstSteps.ts";

const nothing = { bots: [], hasSiteVisit: false, isOnline: false, members: 1 };

describe("doneSteps", () => {
  it("finds nothing done in a new workspace", () => {
    expect([...doneSteps(nothing)]).toEqual([]);
  });

  it("counts a published bot for both of its steps", () => {
    const done = doneSteps({ ...nothing, bots: [{ isPublished: true, conversations: 0 }] });
    expect([...done]).toEqual(["bot", "publish"]);
  });

  it("needs a second member before the team step is done", () => {
    expect(doneSteps({ ...nothing, members: 1 }).has("team")).toBe(false);
    expect(doneSteps({ ...nothing, members: 2 }).has("team")).toBe(true);
  });
});
