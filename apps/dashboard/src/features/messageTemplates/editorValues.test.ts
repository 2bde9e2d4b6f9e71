import { templateDraft } from "@parley/contracts/messageTemplates";
import { templateGallery } from "@parley/contracts/templateGallery";
import { describe, expect, it } from "vitest";
import { draftOf, valuesOf } from "./editorValues.ts";

describe("the form of a template", () => {
  it.each(templateGallery.map(({ id, draft }) => [id, draft] as const))("loses nothing of %s", (_, draft) => {
    const given = templateDraft.parse(draft);
    expect(templateDraft.parse(draftOf(given, valuesOf(given)))).toEqual(given);
  });

  it("drops the example of a variable that is gone, and an empty heading", () => {
    const [first] = templateGallery;
    if (!first) throw new Error("The gallery is empty.");
    const changed = draftOf(first.draft, {
      ...valuesOf(first.draft),
      header: " ",
      body: "No variables here",
    });
    expect(changed.body.examples).toEqual({});
    expect(changed).not.toHaveProperty("header");
  });
});
