// The bot's design as custom properties. Set through the object model, which a strict content policy allows; every
// text colour is chosen for a contrast of at least 4.5 to 1.

import type { WidgetConfig } from "@parley/contracts/widget";
import { contrast, luminance, mix, readableContrast, readableOn, textOn } from "../shared/contrast.ts";

type Design = WidgetConfig["design"];

const fonts: Record<Design["font"], string> = {
  system: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  inter: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  serif: 'Charter, "Iowan Old Style", Georgia, "Noto Serif", serif',
  rounded: 'ui-rounded, "SF Pro Rounded", Nunito, "Varela Round", system-ui, sans-serif',
  mono: 'ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, monospace',
};

const darkBackground = "#15171c";
const darkText = "#eceef2";
/** Backgrounds brighter than this are replaced in the dark scheme. */
const brightFrom = 0.2;

/** Share of a colour in a surface that is tinted with it. */
const tint = 0.08;

export interface Palette {
  theme: string;
  onTheme: string;
  background: string;
  text: string;
  muted: string;
  bubble: string;
  onBubble: string;
  line: string;
  /** The theme colour, as a text on the background. */
  accent: string;
  danger: string;
}

/** The colours of the window for a design in one of the two schemes. */
export function palette(design: Design, isDark: boolean): Palette {
  const isReplaced = isDark && luminance(design.backgroundColour) > brightFrom;
  const background = isReplaced ? darkBackground : design.backgroundColour;
  const wanted = isReplaced && luminance(design.textColour) < brightFrom ? darkText : design.textColour;
  const text = contrast(wanted, background) >= readableContrast ? wanted : textOn(background);
  // On a background of middling brightness, where text is barely readable, surfaces stay closer to it.
  const isReadable = (colour: string, ...surfaces: string[]) =>
    surfaces.every((surface) => contrast(colour, surface) >= readableContrast);
  const bubble =
    [0.07, 0.04, 0.02]
      .map((share) => mix(background, text, share))
      .find((shade) => isReadable(text, shade)) ?? background;
  const muted =
    [0.4, 0.3, 0.2, 0.1]
      .map((share) => mix(text, background, share))
      .find((shade) => isReadable(shade, background, bubble)) ?? text;
  return {
    theme: design.themeColour,
    onTheme: textOn(design.themeColour),
    background,
    text,
    muted,
    bubble,
    onBubble: text,
    line: mix(background, text, 0.14),
    accent: readableOn(design.themeColour, background, mix(background, design.themeColour, tint)),
    danger: readableOn("#d92d20", background),
  };
}

/** Puts the design on the page; returns what stops it from following the system's scheme. */
export function applyTheme(design: Design): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const isDark = design.colourScheme === "dark" || (design.colourScheme === "auto" && system.matches);
    const { dataset, style } = document.documentElement;
    const colours = palette(design, isDark);
    for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
    style.setProperty("--font", fonts[design.font]);
    style.colorScheme = luminance(colours.background) > brightFrom ? "light" : "dark";
    dataset["style"] = design.windowStyle;
  };
  apply();
  if (design.colourScheme !== "auto") return () => undefined;
  system.addEventListener("change", apply);
  return () => system.removeEventListener("change", apply);
}

/** A colour of the bot's settings as a tinted surface with readable words of the same colour. */
export function tinted(colour: string): { surface: string; accent: string } {
  const background = document.documentElement.style.getPropertyValue("--background") || "#ffffff";
  const surface = mix(background, colour, tint);
  return { surface, accent: readableOn(colour, surface) };
}
