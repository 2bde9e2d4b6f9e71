import { describe, expect, it } from "vitest";
import { searchGroups } from "./searchGroups.ts";

const condition = { id: "condition", label: "Condition", description: "Depending on the chat" };
const end = { id: "end", label: "End chat" };
const live = { id: "liveChat", label: "Live chat", keywords: "agent human" };
const groups = [
  { label: "Frequent", items: [live] },
  { label: "Actions", items: [condition, live, end] },
];
const idsOf = (search: string) =>
  searchGroups(groups, search).map((group) => group.items.map((item) => item.id));

describe("search in grouped choices", () => {
  it("puts names before descriptions", () => {
    expect(idsOf("end chat")).toEqual([["end", "condition"]]);
  });

  it("puts the group with the best match first and shows an item once", () => {
    expect(idsOf("chat")).toEqual([["liveChat"], ["end", "condition"]]);
    expect(idsOf("con")[0]).toEqual(["condition"]);
  });

  it("finds by keywords, and shows everything while nothing is typed", () => {
    expect(idsOf("human")).toEqual([["liveChat"]]);
    expect(idsOf(" ")).toEqual([["liveChat"], ["condition", "liveChat", "end"]]);
  });
});
