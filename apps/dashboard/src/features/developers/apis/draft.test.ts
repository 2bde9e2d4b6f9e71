import type { ApiDefinition } from "@parley/contracts/api/apis";
import { describe, expect, it } from "vitest";
import { draftOf, emptyDraft, fieldOf, inputOf, tabOf, variablesOf, withoutEmptyRows } from "./draft.ts";

const stored: ApiDefinition = {
  id: "0123456789abcdef01234567",
  name: "Orders",
  method: "POST",
  url: "https://shop.example/{{ attributes.order }}",
  query: [{ name: "q", value: "{{ contact.email }}" }],
  headers: [
    { name: "X-Source", value: "bot" },
    { name: "X-Api-Key", value: null },
  ],
  body: { kind: "json", text: '{"a": {{ attributes.a }}}' },
  auth: { kind: "basic", username: "me", isSecretSet: true },
  timeoutSeconds: 5,
  retries: 1,
  mapping: [{ path: "a.b", attributeKey: "b" }],
  variables: ["attributes.order", "contact.email", "attributes.hidden", "attributes.a"],
  usedBy: [],
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};

describe("a call while it is edited", () => {
  it("is sent back as it came, with its secrets left out", () => {
    const { id: _, variables, usedBy, createdAt, updatedAt, auth, ...rest } = stored;
    expect([variables.length, usedBy, createdAt, auth.kind]).toEqual([4, [], updatedAt, "basic"]);
    expect(inputOf(draftOf(stored))).toEqual({ ...rest, auth: { kind: "basic", username: "me" } });
  });

  it("replaces a stored value that is typed anew, and gives up one whose name is no secret's", () => {
    const draft = draftOf(stored);
    const kept = { name: "X-Api-Key", value: "", isKept: true };
    const headers = [{ ...kept, value: "new" }, { ...kept, name: "X-Plain" }, kept];
    expect(inputOf({ ...draft, headers, secret: "typed" })).toMatchObject({
      headers: [{ value: "new" }, { name: "X-Plain", value: "" }, { value: null }],
      auth: { secret: "typed" },
    });
  });

  it("names its variables, those of hidden values too, until the text is gone", () => {
    expect(variablesOf(draftOf(stored), stored)).toEqual([
      "attributes.order",
      "contact.email",
      "attributes.a",
      "attributes.hidden",
    ]);
    expect(variablesOf({ ...draftOf(stored), bodyKind: "none" }, stored)).not.toContain("attributes.a");
    expect(
      variablesOf({ ...emptyDraft, url: "https://x.example/{{ now | date: '%Y' }}" }, undefined),
    ).toEqual([]);
  });

  it("drops lines nobody filled in", () => {
    const empty = { name: " ", value: "" };
    const draft = withoutEmptyRows({
      ...emptyDraft,
      query: [empty, { name: "a", value: "" }],
      headers: [{ ...empty, isKept: false }],
      mapping: [{ path: "", attributeKey: "" }],
    });
    expect(draft).toMatchObject({ query: [{ name: "a" }], headers: [], mapping: [] });
  });

  it.each([
    ["definition.url", "url", "request"],
    ["headers.1.value", "headers.1.value", "request"],
    ["body.text", "json", "body"],
    ["body.fields.0.value", "fields.0.value", "body"],
    ["definition.auth.secret", "secret", "auth"],
    ["auth.name", "keyName", "auth"],
    ["mapping.0.path", "mapping.0.path", "response"],
    ["timeoutSeconds", "timeoutSeconds", "advanced"],
    ["name", "name", null],
  ])("shows a problem of %s at %s", (path, field, tab) => {
    expect(fieldOf(path, emptyDraft)).toBe(field);
    expect(tabOf(field)).toBe(tab);
  });
});
