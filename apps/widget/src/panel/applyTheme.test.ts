import { designSettings } from "@parley/contracts/botSettings";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, luminance } from "../shared/contrast.ts";
import { palette } from "./applyTheme.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("palette", () => {
  it("is readable whatever colours an author chooses, in both schemes", () => {
    fc.assert(
      fc.property(
        colour,
        colour,
        colour,
        fc.boolean(),
        (themeColour, backgroundColour, textColour, isDark) => {
          const colours = palette(
            designSettings.parse({ themeColour, backgroundColour, textColour }),
            isDark,
          );
          for (const [text, background] of [
            [colours.onTheme, colours.theme],
            [colours.text, colours.background],
            [colours.onBubble, colours.bubble],
            [colours.muted, colours.background],
            [colours.muted, colours.bubble],
            [colours.accent, colours.background],
            [colours.danger, colours.background],
          ] as const) {
            expect(contrast(text, background)).toBeGreaterThanOrEqual(4.49);
          }
        },
      ),
    );
  });

  it("makes a light design dark, and leaves a dark design as it is", () => {
    expect(luminance(palette(designSettings.parse({}), true).background)).toBeLessThan(0.05);
    const dark = designSettings.parse({ backgroundColour: "#101820", textColour: "#ffffff" });
    expect(palette(dark, true).background).toBe("#101820");
  });
});
