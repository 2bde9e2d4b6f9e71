// Black or white text, whichever is easier to read on a colour (WCAG relative luminance).
const WHITE_CONTRAST_OFFSET = 0.05;

export function readableOn(colour: string): "#ffffff" | "#111111" {
  const light = luminance(colour);
  const onWhite = (1 + WHITE_CONTRAST_OFFSET) / (light + WHITE_CONTRAST_OFFSET);
  const onBlack = (light + WHITE_CONTRAST_OFFSET) / WHITE_CONTRAST_OFFSET;
  return onWhite >= onBlack ? "#ffffff" : "#111111";
}

function luminance(colour: string): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (channels === null) return 0;
  const [red, green, blue] = channels.slice(1).map((hex) => linear(Number.parseInt(hex, 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
