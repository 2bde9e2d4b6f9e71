import { describe, expect, it } from "vitest";
import { buildContact, buildDocument, buildEnvironment, converse } from "../testing/buildEnvironment.ts";
import { initialState } from "../initialState.ts";
import { buildScope } from "./scope.ts";
import { renderTemplate, templateProblem, templateVariables } from "./template.ts";

const scope = buildScope(
  buildContact({ name: "Ada Lovelace", tags: ["a", "b"], phone: { dialCode: "+1", number: "555" } }),
  {
    ...initialState(),
    answers: { n: { value: 3, text: "3" }, "the-colour": { value: "o1", text: "Red" } },
  },
  buildEnvironment(),
);
const render = (source: string) => renderTemplate(source, scope, "Europe/Berlin");

describe("renderTemplate", () => {
  it.each([
    ["plain { text } 100%", "plain { text } 100%"],
    ["{{ contact.firstName }} {{ contact.phone }}", "Ada +1555"],
    ["{{ contact.city | default: 'your town' }}", "your town"],
    ["{{ answers.n | plus: 1 }} {{ answers.the-colour }}", "4 Red"],
    ["{% for tag in contact.tags %}<{{ tag }}>{% endfor %}", "<a><b>"],
    ["{{ now | date: '%d.%m.%Y %H:%M' }}", "02.03.2026 10:30"],
    ["{{ 'now' | date: '%H', 'America/New_York' }}", "04"],
  ])("fills %j", (source, text) => {
    expect(render(source)).toEqual({ text, failure: null });
  });

  it.each([
    "{{ contact.constructor }}",
    "{{ contact.__proto__.toString }}",
    "{{ contact.name.constructor.constructor }}",
    "{{ toString }}{{ constructor }}",
    "{{ contact.tags.constructor }}",
    "{{ globals }}{{ environments }}{{ process.env.PATH }}",
  ])("reaches nothing of the host with %j", (source) => {
    expect(render(source).text).toBe("");
  });

  it.each([
    "{% include 'secret' %}",
    "{% render 'secret' %}",
    "{% layout 'secret' %}",
    "{% block x %}{% endblock %}",
    "{{ 1 | sample }}",
    "{{ 'x' | sha256 }}",
    "{{ 'a' | where_exp: 'i', 'true' }}",
  ])("does not know %j", (source) => {
    const result = render(`before ${source} after`);
    expect(result.failure).not.toBeNull();
    expect(result.text).toMatch(/^before .*after$/);
  });

  it("keeps a text that cannot be filled, without its variables", () => {
    expect(render("Hi {{ contact.name }}, {% if %}ok")).toMatchObject({ text: "Hi , ok" });
  });

  it.each([
    ["a long range", "{% for i in (1..100000000) %}x{% endfor %}"],
    [
      "nested loops",
      `{% assign l = '${"a,".repeat(200)}' | split: ',' %}${"{% for a in l %}".repeat(6)}x${"{% endfor %}".repeat(6)}`,
    ],
    ["a doubling text", `{% assign s = 'xxxxxxxx' %}${"{% assign s = s | append: s %}".repeat(60)}{{ s }}`],
    [
      "a growing join",
      `{% assign l = (1..900) %}${"{% assign l = l | concat: l %}".repeat(60)}{{ l | join: ',' }}`,
    ],
    [
      "a replaced text",
      `{% assign s = '${"a".repeat(500)}' %}${"{% assign s = s | replace: 'a', 'aaaaaaaa' %}".repeat(30)}{{ s }}`,
    ],
  ])("gives up %s quickly", (_name, source) => {
    expect(source.length).toBeLessThan(4_000);
    const result = render(source);
    expect(result.failure).not.toBeNull();
    expect(result.text.length).toBeLessThan(4_000);
  });

  it("refuses templates beyond the length limit", () => {
    expect(render(`{{ contact.name }}${"x".repeat(4_000)}`).failure).toContain("longer than");
  });

  it("survives a time zone that does not exist", () => {
    expect(renderTemplate("It is {{ now | date: '%H' }}.", scope, "Nowhere/Town").text).toMatch(
      /^It is .*\.$/,
    );
  });

  it("leaves a trace in the step, and stops trying after some failures", () => {
    const bomb = "Boom{% for i in (1..100000000) %}x{% endfor %}";
    const links = Array.from({ length: 10 }, () => ({ title: bomb, url: "https://example.com" }));
    const chat = converse(buildDocument({ kind: "links", id: "l", settings: { text: "Links", links } }));
    expect(chat.last.trace.filter((entry) => entry.kind === "warning")).toHaveLength(5);
    expect(chat.last.effects).toMatchObject([{ content: { links: links.map(() => ({ title: "Boomx" })) } }]);
  });
});

describe("templateProblem", () => {
  it("names the place of the error", () => {
    expect(templateProblem("Hi\n{{ contact.name }} {% if x %}")).toEqual({
      message: "tag {% if x %} not closed",
      line: 2,
      column: 20,
    });
    expect(templateProblem("{{ contact.name | upcase }}")).toBeNull();
    expect(templateProblem("{{ contact.name | nothing }}")?.message).toContain("nothing");
  });
});

describe("templateVariables", () => {
  it("lists what a text reads, without its own helpers", () => {
    const source =
      "{% assign x = answers.a %}{% for t in contact.tags %}{{ t }}{{ x }}{% endfor %}{{ attributes['my key'] }}";
    expect(templateVariables(source)).toEqual([
      ["answers", "a"],
      ["contact", "tags"],
      ["attributes", "my key"],
    ]);
  });
});
