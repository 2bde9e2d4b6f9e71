import { describe, expect, it } from "vitest";
import { buildDocument, converse } from "../../testing/buildEnvironment.ts";

const send = (settings: object) =>
  converse(buildDocument({ kind: "audio", id: "a", settings: { ...settings } })).last;

describe("audio", () => {
  it("plays a sound with its caption", () => {
    const settings = { url: "https://example.com/a.mp3", text: "Listen", delaySeconds: 1, rephrase: true };
    expect(send(settings).effects).toEqual([
      {
        kind: "send",
        blockId: "a",
        content: { kind: "audio", url: "https://example.com/a.mp3", text: "Listen" },
        delayMs: 1000,
        rephrase: true,
      },
    ]);
  });

  it.each(["", "javascript:alert(1)", "/etc/passwd"])("leaves out %j and goes on", (url) => {
    const result = send({ url });
    expect(result.effects).toEqual([]);
    expect(result.trace).toContainEqual(expect.objectContaining({ code: "url_invalid" }));
    expect(result.trace).toContainEqual(expect.objectContaining({ kind: "left", output: "next" }));
  });
});
