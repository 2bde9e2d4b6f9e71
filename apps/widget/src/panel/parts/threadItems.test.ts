import type { Message } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { threadItems } from "./threadItems.ts";

function message(
  seq: number,
  kind: "visitor" | "bot",
  createdAt: string,
  clientId: string | null = null,
): Message {
  return {
    id: `id${seq}`,
    conversationId: "1".repeat(24),
    seq,
    author: { kind, id: null, name: null },
    content: { kind: "text", text: "" },
    createdAt,
    clientId,
    blockId: null,
    delayMs: 0,
  };
}

describe("threadItems", () => {
  it("groups what one person says in a row and starts each day with a line", () => {
    const items = threadItems(
      [
        message(1, "bot", "2026-01-04T10:00:00"),
        message(2, "bot", "2026-01-05T10:00:00"),
        message(3, "bot", "2026-01-05T10:00:05"),
        message(4, "visitor", "2026-01-05T10:00:09", "c"),
        message(5, "bot", "2026-01-05T10:20:00"),
        message(6, "bot", "2026-01-05T10:40:00"),
      ],
      [],
    );
    expect(items.map(({ startsDay }) => startsDay)).toEqual([true, true, false, false, false, false]);
    expect(items.map(({ isFirst }) => isFirst)).toEqual([true, true, false, true, true, true]);
    expect(items.map(({ isLast }) => isLast)).toEqual([true, false, true, true, true, true]);
  });

  it("keeps the key of the visitor's message from sending to sent, and shows no bubble for a skip", () => {
    const waiting = {
      clientId: "c",
      job: { kind: "message", input: { kind: "text", text: "hi" } },
      text: "hi",
      createdAt: "2026-01-05T10:00:00",
      status: "sending",
      problem: null,
      asked: null,
    } as const;
    const [before] = threadItems([], [waiting, { ...waiting, clientId: "d", text: null }]);
    const [after] = threadItems([message(1, "visitor", "2026-01-05T10:00:01", "c")], []);
    expect(before?.key).toBe("c");
    expect(after?.key).toBe("c");
    expect(threadItems([], [{ ...waiting, text: null }])).toEqual([]);
  });
});
