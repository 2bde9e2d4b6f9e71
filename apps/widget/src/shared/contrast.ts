// Colour arithmetic after WCAG 2: which text colour is readable on a colour that somebody chose.

/** Contrast that normal text needs (WCAG 2.2, 1.4.3). */
export const readableContrast = 4.5;

function channel(hex: string, index: number): number {
  return Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, 0 for black to 1 for white. */
export function luminance(hex: string): number {
  return [0.2126, 0.7152, 0.0722].reduce(
    (sum, weight, index) => sum + weight * linear(channel(hex, index)),
    0,
  );
}

export function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** White where it is readable, else black: one of the two always is. */
export function textOn(background: string): string {
  return luminance(background) > 0.183 ? "#000000" : "#ffffff";
}

/** `share` of the second colour mixed into the first. */
export function mix(first: string, second: string, share: number): string {
  const mixed = [0, 1, 2].map((index) => {
    const start = channel(first, index);
    return Math.round(start + (channel(second, index) - start) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${mixed.join("")}`;
}

/** The colour itself, or the nearest shade of it that can be read on all the surfaces; the first counts most. */
export function readableOn(colour: string, ...surfaces: [string, ...string[]]): string {
  const towards = textOn(surfaces[0]);
  for (let share = 0; share < 1; share += 0.1) {
    const shade = mix(colour, towards, share);
    if (surfaces.every((surface) => contrast(shade, surface) >= readableContrast)) return shade;
  }
  return towards;
}
