import { describe, expect, it } from "vitest";
import { partsProblem, partsVariables, renderParts } from "./renderParts.ts";

const scope = { attributes: { city: "São Paulo", list: ["a", "b"], marked: "x\uFDD0y\uFDD1z" } };
const render = (source: string) => renderParts(source, scope, "UTC");
const own = (text: string) => ({ text, isValue: false });
const value = (text: string) => ({ text, isValue: true });

describe("renderParts", () => {
  it.each([
    ["plain", [own("plain")]],
    ["a/{{ attributes.city | upcase }}/b", [own("a/"), value("SÃO PAULO"), own("/b")]],
    ["{% if attributes.city == 'São Paulo' %}1{% else %}2{% endif %}", [own("1")]],
    ["{% for x in attributes.list %}{{ x }},{% endfor %}", [value("a"), own(","), value("b"), own(",")]],
    ["{% echo attributes.city %}", [value("São Paulo")]],
    ["{% capture c %}<{{ attributes.city }}>{% endcapture %}{{ c }}", [value("<São Paulo>")]],
    ["{{ attributes.missing }}", [value("")]],
    ["{{ attributes.list }}", [value("ab")]],
    ["\uFDD0own\uFDD1", [own("own")]],
    ["{{ attributes.marked }}", [value("xyz")]],
  ])("keeps values of %j apart", (source, parts) => {
    expect(render(source)).toEqual({ ok: true, parts });
  });

  it("gives nothing where a text cannot be filled", () => {
    expect(render("{% if %}x")).toMatchObject({ ok: false });
    expect(render("{{ 1 | raw }}")).toMatchObject({ ok: false });
    expect(render("{% for i in (1..100000000) %}x{% endfor %}")).toMatchObject({ ok: false });
    expect(render("x".repeat(20_001))).toMatchObject({ ok: false });
  });

  it("names problems and variables", () => {
    expect(partsProblem("{{ a }}")).toBeNull();
    expect(partsProblem("{% if x %}")).toContain("not closed");
    expect(partsVariables("{{ attributes.city }}{% if contact.email %}{% endif %}")).toEqual([
      "attributes.city",
      "contact.email",
    ]);
  });
});
