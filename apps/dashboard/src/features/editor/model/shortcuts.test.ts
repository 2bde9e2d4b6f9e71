import { describe, expect, it } from "vitest";
import { actionOf, type KeyPress, shortcuts } from "./shortcuts.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const idle = { isTyping: false };

describe("shortcuts", () => {
  it("knows Ctrl and Command alike", () => {
    expect(actionOf(press("z", { ctrlKey: true }), idle)).toBe("undo");
    expect(actionOf(press("z", { metaKey: true }), idle)).toBe("undo");
    expect(actionOf(press("Z", { ctrlKey: true, shiftKey: true }), idle)).toBe("redo");
  });

  it("reads characters that need Shift on some keyboards", () => {
    expect(actionOf(press("?", { shiftKey: true }), idle)).toBe("shortcuts");
    expect(actionOf(press("+"), idle)).toBe("add");
  });

  it("tells arrows that go to a block from arrows that move one", () => {
    expect(actionOf(press("ArrowDown"), idle)).toBe("neighbour");
    expect(actionOf(press("ArrowDown", { shiftKey: true }), idle)).toBe("nudge");
  });

  it("leaves keys to a field that is typed in, except search and save", () => {
    expect(actionOf(press("Delete"), { isTyping: true })).toBeNull();
    expect(actionOf(press("z", { ctrlKey: true }), { isTyping: true })).toBeNull();
    expect(actionOf(press("f", { ctrlKey: true }), { isTyping: true })).toBe("search");
    expect(actionOf(press("s", { ctrlKey: true }), { isTyping: true })).toBe("save");
  });

  it("leaves copy and paste to the browser's clipboard events", () => {
    expect(actionOf(press("c", { ctrlKey: true }), idle)).toBeNull();
    expect(actionOf(press("v", { ctrlKey: true }), idle)).toBeNull();
  });

  it("gives no key two meanings", () => {
    const keys = shortcuts.flatMap((shortcut) => [...shortcut.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
