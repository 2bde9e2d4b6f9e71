import { describe, expect, it } from "vitest";
import { buildDocument, converse } from "../../testing/buildEnvironment.ts";

describe("video", () => {
  it("shows a video with its caption", () => {
    const settings = { url: "https://youtu.be/abc", text: "Two minutes", delaySeconds: 2 };
    expect(converse(buildDocument({ kind: "video", id: "v", settings })).last.effects).toEqual([
      {
        kind: "send",
        blockId: "v",
        content: { kind: "video", url: "https://youtu.be/abc", text: "Two minutes" },
        delayMs: 2000,
      },
    ]);
  });

  it("leaves out what is not a web address and goes on", () => {
    const document = buildDocument(
      { kind: "video", id: "v", settings: { url: "file:///etc/passwd" }, to: { next: "end" } },
      { kind: "end", id: "end" },
    );
    expect(converse(document).last.effects).toEqual([{ kind: "endChat", blockId: "end" }]);
  });
});
