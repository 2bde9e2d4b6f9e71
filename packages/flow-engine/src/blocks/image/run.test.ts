import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse } from "../../testing/buildEnvironment.ts";

const show = (settings: Record<string, unknown>) =>
  converse(
    buildDocument({ kind: "image", id: "i", settings }),
    buildEnvironment({ contact: { city: "Oslo" } }),
  ).last;

describe("image", () => {
  it("shows a picture with description and caption", () => {
    const result = show({
      url: "https://example.com/{{ contact.city | downcase }}.gif",
      alt: "Our shop in {{ contact.city }}",
      text: "Come by!",
    });
    expect(result.effects).toEqual([
      {
        kind: "send",
        blockId: "i",
        content: {
          kind: "image",
          url: "https://example.com/oslo.gif",
          alt: "Our shop in Oslo",
          text: "Come by!",
        },
        delayMs: 0,
      },
    ]);
  });

  it.each([
    "",
    "javascript:alert(1)",
    "data:image/svg+xml,<svg/>",
    "//example.com/a.png",
    "https://example.com/a b.png",
  ])("leaves the picture out when its address is %j", (url) => {
    const result = show({ url });
    expect(result.effects).toEqual([]);
    expect(result.trace).toContainEqual({
      kind: "warning",
      blockId: "i",
      code: "url_invalid",
      detail: url.trim(),
    });
  });

  it("may be a sticker", () => {
    const [sent] = show({ url: "https://example.com/hi.webp", isSticker: true }).effects;
    expect(sent).toMatchObject({ content: { kind: "image", isSticker: true } });
  });
});
