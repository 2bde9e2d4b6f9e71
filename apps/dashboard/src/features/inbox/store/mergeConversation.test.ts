import { describe, expect, it } from "vitest";
import { mergeConversation } from "./mergeConversation.ts";
import { buildConversation } from "./modelServer.ts";

const early = "2026-11-23T08:00:00.000Z";
const late = "2026-11-23T08:00:01.000Z";
const held = buildConversation(1, early, { seq: 3, teamReadSeq: 1, unreadCount: 2, updatedAt: late });

describe("mergeConversation", () => {
  it("keeps the newer version, whichever arrives later", () => {
    const older = { ...held, status: "CLOSED" as const, updatedAt: early };
    expect(mergeConversation(held, older)).toBe(held);
    expect(mergeConversation(older, held)).toEqual(held);
  });

  it("takes the one with more messages as newer even if its server's clock is behind", () => {
    const next = { ...held, seq: 4, responder: "agent" as const, updatedAt: early };
    expect(mergeConversation(held, next).responder).toBe("agent");
  });

  it("keeps a reading mark set here until the server has a newer version", () => {
    const read = { ...held, teamReadSeq: 3, unreadCount: 0 };
    expect(mergeConversation(read, held)).toMatchObject({ teamReadSeq: 3, unreadCount: 0 });
    const unreadAgain = { ...held, teamReadSeq: 2, unreadCount: 1, updatedAt: "2026-11-23T08:00:02.000Z" };
    expect(mergeConversation(read, unreadAgain)).toMatchObject({ teamReadSeq: 2, unreadCount: 1 });
  });

  it("never takes the visitor's marks back", () => {
    const seen = { ...held, visitorReadSeq: 3, visitorDeliveredSeq: 3, updatedAt: early };
    expect(mergeConversation(held, seen)).toMatchObject({
      visitorReadSeq: 3,
      visitorDeliveredSeq: 3,
      updatedAt: late,
    });
  });

  it("takes newer presence of an equally old version", () => {
    expect(mergeConversation(held, { ...held, isOnline: false }).isOnline).toBe(false);
  });
});
