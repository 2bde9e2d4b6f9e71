import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

describe("jump", () => {
  it("goes on at the chosen block", () => {
    const chat = converse(
      buildDocument(
        { kind: "textQuestion", id: "q", settings: { text: "Again?" }, to: { next: "j" } },
        { kind: "jump", id: "j", settings: { blockId: "q" } },
      ),
    );
    chat.say("yes");
    expect(textsOf(chat.last)).toEqual(["Again?"]);
    expect(chat.last.trace).toContainEqual({ kind: "left", blockId: "j", output: "jump", target: "q" });
  });

  it("ends when its block is missing or not chosen", () => {
    for (const blockId of ["", "gone"]) {
      expect(converse(buildDocument({ kind: "jump", id: "j", settings: { blockId } })).state.status).toBe(
        "ended",
      );
    }
  });

  it("cannot run for ever", () => {
    expect(converse(buildDocument({ kind: "jump", id: "j", settings: { blockId: "j" } })).state.status).toBe(
      "failed",
    );
  });
});
