import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

describe("end", () => {
  it("says goodbye and completes the flow", () => {
    const chat = converse(buildDocument({ kind: "end", id: "end", settings: { text: "Goodbye!" } }));
    expect(textsOf(chat.last)).toEqual(["Goodbye!"]);
    expect(chat.last.effects.at(-1)).toEqual({ kind: "endChat", blockId: "end" });
    expect(chat.state).toMatchObject({ status: "ended", blockId: "end" });
    expect(chat.last.trace.at(-1)).toEqual({ kind: "stopped", blockId: "end", reason: "completed" });
  });

  it("ends without a word when it has no text", () => {
    expect(converse(buildDocument({ kind: "end", id: "end" })).last.effects).toEqual([
      { kind: "endChat", blockId: "end" },
    ]);
  });
});
