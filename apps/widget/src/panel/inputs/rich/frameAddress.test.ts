import { describe, expect, it } from "vitest";
import { frameAddress } from "./frameAddress.ts";

const here = { protocol: "https:", origin: "https://chat.example" };

describe("frameAddress", () => {
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:https://chat.example/1",
    "file:///etc/passwd",
    "/panel",
    "",
  ])("refuses %s", (address) => expect(frameAddress(address, here)).toBeUndefined());
  it("lets pages of others keep their origin, and never a page of our own", () => {
    expect(frameAddress("https://calendar.example/book", here)?.sandbox).toContain("allow-same-origin");
    expect(frameAddress("https://chat.example/files/1", here)?.sandbox).not.toContain("allow-same-origin");
    expect(frameAddress("https://calendar.example/", here)?.sandbox).not.toContain("allow-top-navigation");
  });
  it("only links to a page without TLS from a page with it", () => {
    expect(frameAddress("http://old.example/", here)?.isFramable).toBe(false);
    expect(frameAddress("http://old.example/", { ...here, protocol: "http:" })?.isFramable).toBe(true);
  });
});
