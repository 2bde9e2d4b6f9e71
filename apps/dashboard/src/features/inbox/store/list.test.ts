import { describe, expect, it } from "vitest";
import { filterKey, matchesFilters } from "./list.ts";
import { buildConversation, modelMemberId } from "./modelServer.ts";
import type { ListFilters } from "./state.ts";

const at = "2026-11-23T08:00:00.000Z";
const plain = buildConversation(1, at);

function matches(filters: ListFilters, overrides: Partial<typeof plain> = {}, known: string[] = []): boolean {
  const window = { filters, serverMatches: new Set(known) };
  return matchesFilters({ ...plain, ...overrides }, window, modelMemberId);
}

describe("matchesFilters", () => {
  it.each([
    ["no filter", {}, {}, true],
    ["an empty status list", { status: [] }, {}, true],
    ["another status", { status: ["CLOSED"] }, {}, false],
    ["its status", { status: ["OPEN", "CLOSED"] }, {}, true],
    ["another bot", { botId: ["x"] }, {}, false],
    ["nobody, unassigned", { assignee: "none" }, {}, true],
    ["nobody, assigned", { assignee: "none" }, { assignee: { id: "a", name: "A" } }, false],
    ["me, assigned to me", { assignee: "me" }, { assignee: { id: modelMemberId, name: "Me" } }, true],
    ["me, assigned to another", { assignee: "me" }, { assignee: { id: "a", name: "A" } }, false],
    ["another member", { assignee: "a" }, { assignee: { id: "a", name: "A" } }, true],
    ["waiting, answered by the bot", { responder: ["waitingForAgent"] }, {}, false],
    ["unread, read", { unread: "true" }, {}, false],
    ["unread, unread", { unread: "true" }, { unreadCount: 2 }, true],
    ["online, away", { online: "true" }, { isOnline: false }, false],
  ] satisfies [string, ListFilters, Partial<typeof plain>, boolean][])(
    "judges %s",
    (_name, filters, overrides, expected) => {
      expect(matches(filters, overrides)).toBe(expected);
    },
  );

  it("searches name, email, phone and the last message without regard to case", () => {
    const contact = { ...plain.contact, name: "Zoë Müller", email: "zoe@example.com" };
    expect(matches({ search: "müll" }, { contact })).toBe(true);
    expect(matches({ search: "ZOE@" }, { contact })).toBe(true);
    expect(matches({ search: "nobody" }, { contact })).toBe(false);
  });

  it("trusts the server about a search, but not against another filter", () => {
    expect(matches({ search: "hidden" }, {}, [plain.id])).toBe(true);
    expect(matches({ search: "hidden", status: ["CLOSED"] }, {}, [plain.id])).toBe(false);
  });
});

describe("filterKey", () => {
  it("is the same whatever the order, and ignores filters that are not set", () => {
    expect(filterKey({ status: ["OPEN", "CLOSED"], unread: "true", search: "" })).toBe(
      filterKey({ unread: "true", status: ["CLOSED", "OPEN"], botId: [] }),
    );
  });
});
