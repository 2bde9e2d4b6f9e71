import { describe, expect, it } from "vitest";
import { buildDocument } from "../testing/buildEnvironment.ts";
import { diffDocuments } from "./diffDocuments.ts";

const before = buildDocument(
  { kind: "message", id: "hi", settings: { text: "Hello" }, to: { next: "ask" } },
  {
    kind: "singleChoice",
    id: "ask",
    settings: {
      text: "Topic?",
      options: [
        { id: "a", title: "Sales" },
        { id: "b", title: "Help" },
      ],
    },
    to: { a: "old", b: "end" },
  },
  { kind: "message", id: "old", settings: { text: "Old offer" }, to: { next: "end" } },
  { kind: "end", id: "end" },
);
const after = buildDocument(
  { kind: "textQuestion", id: "name", settings: { text: "Who are you?" }, to: { next: "hi" } },
  { kind: "message", id: "hi", settings: { text: "Good morning", delaySeconds: 2 }, to: { next: "ask" } },
  {
    kind: "singleChoice",
    id: "ask",
    settings: {
      text: "Topic?",
      options: [
        { id: "a", title: "Sales" },
        { id: "b", title: "Help" },
      ],
    },
    to: { a: "end", b: null },
  },
  { kind: "end", id: "end" },
);

describe("diffDocuments", () => {
  it("tells blocks that were added, changed and removed", () => {
    const { blocks, start } = diffDocuments(before, after);
    expect(start?.words).toBe("The flow now begins with “Who are you?”.");
    expect(blocks.map((change) => change.words)).toEqual([
      "Added text question “Who are you?”.",
      "Changed “Good morning”: Message, Typing pause (seconds).",
      "Removed message “Old offer”.",
    ]);
    expect(blocks[1]?.settings).toEqual([
      { key: "text", label: "Message", before: "Hello", after: "Good morning" },
      { key: "delaySeconds", label: "Typing pause (seconds)", before: 0, after: 2 },
    ]);
  });

  it("tells connections that were made, moved and cut", () => {
    expect(diffDocuments(before, after).connections.map((change) => change.words)).toEqual([
      "Connected “Who are you?” to “Good morning”.",
      "“Topic?” (Sales) now leads to “End chat” instead of “Old offer”.",
      "Disconnected “Topic?” (Help) from “End chat”.",
      "Disconnected “Old offer” from “End chat”.",
    ]);
  });

  it("sees no difference in spelled-out defaults or the order of keys", () => {
    const short = {
      ...before,
      blocks: { ...before.blocks, hi: { ...before.blocks["hi"]!, settings: { text: "Hello" } } },
    };
    expect(diffDocuments(before, short).isEmpty).toBe(true);
  });
});
