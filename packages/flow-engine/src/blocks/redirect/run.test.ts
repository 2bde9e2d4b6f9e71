import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

describe("redirect", () => {
  it("leaves for another flow with a word", () => {
    const chat = converse(
      buildDocument({ kind: "redirect", id: "r", settings: { flowId: "f2", text: "This way." } }),
    );
    expect(textsOf(chat.last)).toEqual(["This way."]);
    expect(chat.state).toMatchObject({ status: "redirecting", redirectTo: "f2", blockId: "r" });
  });

  it("ends when no flow is chosen", () => {
    const chat = converse(buildDocument({ kind: "redirect", id: "r" }));
    expect(chat.last.trace.at(-1)).toEqual({ kind: "stopped", blockId: "r", reason: "no_flow" });
  });
});
