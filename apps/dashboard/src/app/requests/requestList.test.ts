import type { Conversation } from "@parley/contracts/api/inbox";
import { describe, expect, it } from "vitest";
import {
  noRequests,
  withConversation,
  withDeclined,
  withoutConversation,
  withSnapshot,
} from "./requestList.ts";

function waiting(id: string, requestedAt: string): Conversation {
  return {
    id,
    responder: "waitingForAgent",
    liveChatRequest: { requestedAt, expiresAt: "2030-01-01T00:10:00.000Z" },
  } as Conversation;
}

function answered(id: string): Conversation {
  return { id, responder: "agent", liveChatRequest: null } as Conversation;
}

const ids = (list: { open: readonly Conversation[] }): string[] => list.open.map(({ id }) => id);

describe("the list of requests", () => {
  it("puts who has waited longest first", () => {
    const list = withConversation(withConversation(noRequests, waiting("late", "2")), waiting("early", "1"));
    expect(ids(list)).toEqual(["early", "late"]);
  });

  it("lets a request go when somebody answers it", () => {
    const list = withConversation(noRequests, waiting("a", "1"));
    expect(ids(withConversation(list, answered("a")))).toEqual([]);
  });

  it("stays the same list when a change has nothing to do with requests", () => {
    const list = withConversation(noRequests, waiting("a", "1"));
    expect(withConversation(list, answered("b"))).toBe(list);
  });

  it("keeps a declined request away, also after loading anew", () => {
    const request = waiting("a", "1");
    const list = withDeclined(withConversation(noRequests, request), request);
    expect(ids(list)).toEqual([]);
    expect(ids(withConversation(list, request))).toEqual([]);
    expect(ids(withSnapshot(list, [request]))).toEqual([]);
  });

  it("shows a new request of a visitor who was declined before", () => {
    const list = withDeclined(noRequests, waiting("a", "1"));
    expect(ids(withConversation(list, waiting("a", "2")))).toEqual(["a"]);
  });

  it("takes a snapshot as the whole truth", () => {
    const list = withConversation(noRequests, waiting("gone", "1"));
    expect(ids(withSnapshot(list, [waiting("b", "3"), answered("c")]))).toEqual(["b"]);
  });

  it("removes a request that has lapsed", () => {
    expect(ids(withoutConversation(withConversation(noRequests, waiting("a", "1")), "a"))).toEqual([]);
  });
});
