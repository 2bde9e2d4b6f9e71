import { describe, expect, it } from "vitest";
import { safeLink, safeMedia, shortUrl } from "./safeUrl.ts";

describe("addresses from strangers", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example",
    "not an address",
    "",
  ])("never become links: %j", (url) => {
    expect(safeLink(url)).toBeUndefined();
  });

  it.each(["https://example.com/a?b#c", "http://example.com", "mailto:a@example.com", "tel:+4912345"])(
    "become links when they open a page, a mail or a call: %s",
    (url) => {
      expect(safeLink(url)).toBe(url);
    },
  );

  it("load pictures from the web and from this server only", () => {
    expect(safeMedia("/files/a.png")).toBe("/files/a.png");
    expect(safeMedia("https://example.com/a.png")).toBe("https://example.com/a.png");
    expect(safeMedia("//evil.example/a.png")).toBeUndefined();
    expect(safeMedia("data:image/svg+xml,<svg onload=alert(1)>")).toBeUndefined();
    expect(safeMedia("mailto:a@example.com")).toBeUndefined();
  });

  it("are short to read", () => {
    expect(shortUrl("https://example.com/")).toBe("example.com");
    expect(shortUrl("https://example.com/a/b?c=d")).toBe("example.com/a/b");
    expect(shortUrl("nonsense")).toBe("nonsense");
  });
});
