import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse } from "../../testing/buildEnvironment.ts";

describe("message", () => {
  it("sends its text with a typing pause and goes on", () => {
    const chat = converse(
      buildDocument(
        {
          kind: "message",
          id: "m",
          settings: { text: "Hello {{ contact.firstName }}", delaySeconds: 1.5 },
          to: { next: "end" },
        },
        { kind: "end", id: "end" },
      ),
      buildEnvironment({ contact: { name: "Ada Lovelace" } }),
    );
    expect(chat.last.effects).toEqual([
      { kind: "send", blockId: "m", content: { kind: "text", text: "Hello Ada" }, delayMs: 1500 },
      { kind: "endChat", blockId: "end" },
    ]);
  });

  it("says nothing when nothing is left after filling", () => {
    const chat = converse(
      buildDocument({ kind: "message", id: "m", settings: { text: " {{ contact.city }} " } }),
    );
    expect(chat.last.effects).toEqual([]);
  });

  it("runs with its defaults when a setting does not fit", () => {
    const chat = converse(
      buildDocument({ kind: "message", id: "m", settings: { text: "Hi", delaySeconds: "soon" } }),
    );
    expect(chat.last.effects).toMatchObject([{ content: { text: "Hi" }, delayMs: 0 }]);
  });
});
