import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

describe("tags", () => {
  it("adds and removes tags, visible to what follows", () => {
    const settings = { add: ["lead", "from {{ contact.city }}", " ", "lead"], remove: ["New"] };
    const chat = converse(
      buildDocument(
        { kind: "tags", id: "t", settings, to: { next: "m" } },
        { kind: "message", id: "m", settings: { text: "{{ contact.tags | join: ', ' }}" } },
      ),
      buildEnvironment({ contact: { city: "Oslo", tags: ["new", "Lead"] } }),
    );
    expect(chat.last.effects[0]).toEqual({
      kind: "updateContact",
      patch: { addTags: ["lead", "from Oslo"], removeTags: ["New"] },
    });
    expect(textsOf(chat.last)).toEqual(["Lead, from Oslo"]);
  });

  it("changes nothing when every tag is empty", () => {
    expect(
      converse(buildDocument({ kind: "tags", id: "t", settings: { add: ["{{ contact.city }}"] } })).last
        .effects,
    ).toEqual([]);
  });
});
