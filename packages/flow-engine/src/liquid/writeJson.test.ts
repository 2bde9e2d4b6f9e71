import { renderParts } from "./renderParts.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeJson } from "./writeJson.ts";

const write = (template: string, x: string) => {
  const rendered = renderParts(template, { x }, "UTC");
  return rendered.ok ? writeJson(rendered.parts) : null;
};
const read = (template: string, x: string): unknown => JSON.parse(write(template, x) ?? '"refused"');

describe("a JSON body", () => {
  it.each([
    ["5", 5],
    ["-1.5e3", -1500],
    ["true", true],
    ["null", null],
    ["", null],
    ["007", "007"],
    ["+49 170", "+49 170"],
    ['1, "admin": true', '1, "admin": true'],
    ['{"a": 1}', '{"a": 1}'],
    ["Ada", "Ada"],
  ])("without quotes takes %j as a single value", (x, value) => {
    expect(read('{"a": {{ x }}}', x)).toEqual({ a: value });
  });

  it("keeps its structure whatever a visitor writes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (x) => {
        // What Liquid puts out has no half characters and none of the engine's own marks.
        const text = x.toWellFormed().replace(/[\uFDD0\uFDD1]/g, "");
        expect(read('{"a": "<{{ x }}>", "{{ x }}!": [{{ x }}]}', text)).toEqual({
          a: `<${text}>`,
          [`${text}!`]: [expect.toSatisfy((item: unknown) => typeof item !== "object" || item === null)],
        });
      }),
      { seed: 3 },
    );
  });

  it.each([
    ['{"a": "\\{{ x }}"}', '", "b": "'],
    ['{"a": {{ x }}{{ x }}}', "y"],
    ['{"a": {{ x }}', "1"],
    ["not JSON", "1"],
    ["[".repeat(500) + "]".repeat(500), "1"],
  ])("is refused as %j", (template, x) => {
    expect(write(template, x)).toBeNull();
  });
});
