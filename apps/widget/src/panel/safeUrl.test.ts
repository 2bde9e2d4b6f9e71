import { beforeAll, describe, expect, it, vi } from "vitest";
import { safeUrl, videoEmbed } from "./safeUrl.ts";

beforeAll(() => vi.stubGlobal("location", { origin: "https://chat.example" }));

describe("safeUrl", () => {
  it("keeps addresses of the web, of mail and of phones", () => {
    expect(safeUrl("https://example.com/a?b=c")).toBe("https://example.com/a?b=c");
    expect(safeUrl("mailto:a@example.com")).toBe("mailto:a@example.com");
    expect(safeUrl("tel:+4930123")).toBe("tel:+4930123");
    expect(safeUrl("/files/logo.png")).toBe("https://chat.example/files/logo.png");
  });
  it.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "blob:x",
    "file:///etc/passwd",
  ])("refuses %j", (address) => expect(safeUrl(address)).toBeUndefined());
});

describe("videoEmbed", () => {
  it.each([
    [
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    ],
    ["https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"],
    [
      "https://m.youtube.com/shorts/dQw4w9WgXcQ",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    ],
    ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"],
  ])("embeds %s without cookies", (address, expected) => expect(videoEmbed(address)?.url).toBe(expected));
  it("leaves files and look-alike hosts alone", () => {
    expect(videoEmbed("https://example.com/film.mp4")).toBeUndefined();
    expect(videoEmbed("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ")).toBeUndefined();
    expect(videoEmbed("https://youtube.com/watch?v=%22%3E%3Cscript%3E")).toBeUndefined();
  });
});
