import type { AuthorKind, Message, MessageContent } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { threadRows } from "./threadRows.ts";

const noon = Date.parse("2026-11-23T12:00:00.000Z");
const me = "m".repeat(24);

function message(seq: number, by: AuthorKind, minutes: number, content?: MessageContent): Message {
  return {
    id: String(seq),
    conversationId: "c",
    seq,
    author: { kind: by, id: by === "agent" ? me : null, name: null },
    content: content ?? { kind: "text", text: String(seq) },
    createdAt: new Date(noon + minutes * 60_000).toISOString(),
    clientId: null,
    blockId: null,
    delayMs: 0,
  };
}

function kinds(messages: Message[], readSeq = 100): string[] {
  return threadRows(messages, [], readSeq, me).map((row) =>
    row.kind === "message" ? `${row.isFirst ? "[" : ""}${row.message.seq}${row.isLast ? "]" : ""}` : row.kind,
  );
}

describe("threadRows", () => {
  it("groups what one speaker says within minutes", () => {
    const rows = kinds([message(1, "bot", 0), message(2, "bot", 1), message(3, "visitor", 2)]);
    expect(rows).toEqual(["day", "[1", "2]", "[3]"]);
  });

  it("begins a new group after a pause and after an event", () => {
    const event = message(3, "system", 9, { kind: "event", event: "agentJoined" });
    const rows = kinds([message(1, "bot", 0), message(2, "bot", 8), event, message(4, "bot", 9)]);
    expect(rows).toEqual(["day", "[1]", "[2]", "event", "[4]"]);
  });

  it("draws a line for each day", () => {
    expect(kinds([message(1, "bot", 0), message(2, "bot", 36 * 60)])).toEqual(["day", "[1]", "day", "[2]"]);
  });

  it("marks the visitor's first unread message once", () => {
    const rows = kinds(
      [message(1, "visitor", 0), message(2, "bot", 1), message(3, "visitor", 2), message(4, "visitor", 3)],
      1,
    );
    expect(rows).toEqual(["day", "[1]", "[2]", "unread", "[3", "4]"]);
  });

  it("shows where messages are still missing", () => {
    expect(kinds([message(1, "bot", 0), message(4, "bot", 1)])).toEqual(["day", "[1]", "gap", "[4]"]);
  });

  it("keeps the key of an answer when it arrives, so that its bubble stays", () => {
    const pending = { clientId: "one", text: "Hi", createdAt: new Date(noon).toISOString(), failure: null };
    const [before] = threadRows([], [pending], 0, me);
    const [, arrived] = threadRows([{ ...message(1, "agent", 0), clientId: "one" }], [], 0, me);
    expect(arrived?.key).toBe(before?.key);
  });
});
