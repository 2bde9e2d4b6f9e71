import { describe, expect, it } from "vitest";
import { renderTemplate } from "./template.ts";

const scope = {
  now: "2026-03-02T09:30:00.000Z",
  variables: { reply: '{"a":{"b":[{"c":"x"},"y"]},"n":2,"tags":["p","q"]}' },
};
const fill = (text: string) => renderTemplate(text, scope, "Europe/Berlin").text;

describe("filters", () => {
  it.each([
    ["{{ now | date_add: 3, 'days' | date: '%Y-%m-%d' }}", "2026-03-05"],
    ["{{ 'now' | date_add: -1, 'hour' | date: '%H:%M' }}", "09:30"],
    ["{{ 'soon' | date_add: 3 }}", "soon"],
    ["{{ now | date_add: 1e20 }}", "2026-03-02T09:30:00.000Z"],
    ["{{ now | date_until: '2026-03-12', 'days' }}", "9"],
    ["{{ now | date_until: 'x' }}", ""],
    ["{{ variables.reply | pick: 'a.b[0].c' }}", "x"],
    ["{{ variables.reply | pick: 'n' | plus: 1 }}", "3"],
    ["{{ variables.reply | pick: 'tags' | join: '+' }}", "p+q"],
    ["{{ variables.reply | pick: 'a.b' }}", '[{"c":"x"},"y"]'],
    ["{{ variables.reply | pick: '__proto__.x' }}", ""],
    ["{{ variables.none | pick: 'a' }}{{ 'no json' | pick: 'a' }}", ""],
  ])("%s", (text, filled) => {
    expect(fill(text)).toBe(filled);
  });
});
