import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const document = (next: string | null = "after") =>
  buildDocument(
    {
      kind: "liveChat",
      id: "l",
      settings: { text: "One moment", notifyMemberIds: ["m1"] },
      to: { next, unavailable: "sorry" },
    },
    { kind: "message", id: "after", settings: { text: "Welcome back" } },
    { kind: "message", id: "sorry", settings: { text: "Leave a message" } },
  );

describe("live chat", () => {
  it("asks for an agent and waits", () => {
    const chat = converse(document());
    expect(chat.last.effects).toEqual([
      { kind: "send", blockId: "l", content: { kind: "text", text: "One moment" }, delayMs: 0 },
      { kind: "requestLiveChat", blockId: "l", notifyMemberIds: ["m1"] },
    ]);
    expect(chat.state).toMatchObject({ status: "handedOff", blockId: "l" });
    expect(chat.say("hello?").effects).toEqual([]);
  });

  it("goes on behind the block when the agent hands back", () => {
    const chat = converse(document());
    chat.send({ kind: "handedBack" });
    expect(textsOf(chat.last)).toEqual(["Welcome back"]);
  });

  it("ends when nothing follows the hand-back", () => {
    const chat = converse(document(null));
    chat.send({ kind: "handedBack" });
    expect(chat.last.trace.at(-1)).toEqual({ kind: "stopped", blockId: "l", reason: "no_next" });
  });

  it("goes on at unavailable when nobody accepts in time", () => {
    const chat = converse(document());
    chat.send({ kind: "liveChatExpired" });
    expect(textsOf(chat.last)).toEqual(["Leave a message"]);
  });

  it("does not promise an agent while nobody is online", () => {
    const chat = converse(document(), buildEnvironment({ chat: { agentsOnline: false } }));
    expect(chat.last.effects).toMatchObject([
      { kind: "send", content: { kind: "event", event: "liveChatUnavailable" } },
      { kind: "send", content: { kind: "text", text: "Leave a message" } },
    ]);
  });
});
