import { describe, expect, it } from "vitest";
import { landingUrl, snippet } from "./urls.ts";

const BOT = "b".repeat(24);
const WORKSPACE = "c".repeat(24);

describe("addresses of a bot", () => {
  it("writes the snippet with both ids as its text", () => {
    expect(snippet(BOT, WORKSPACE, "https://chat.example.com")).toBe(
      `<script id="parley-messenger-widget" src="https://chat.example.com/widget.js" defer>\n  ${BOT},${WORKSPACE}\n</script>`,
    );
  });

  it("puts the bot before the workspace in its page's address", () => {
    expect(landingUrl(BOT, WORKSPACE, "https://chat.example.com")).toBe(
      `https://chat.example.com/${BOT}/${WORKSPACE}`,
    );
  });
});
