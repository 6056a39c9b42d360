type Rgb = readonly [red: number, green: number, blue: number];

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function writeHex(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` of `other` in `hex`, 0..1. */
export function mix(hex: string, other: string, share: number): string {
  const [red, green, blue] = parseHex(hex);
  const [otherRed, otherGreen, otherBlue] = parseHex(other);
  return writeHex([red + (otherRed - red) * share, green + (otherGreen - green) * share, blue + (otherBlue - blue) * share]);
}

/** How light a colour looks, 0 (black) to 1 (white): Rec. 601 luma, good enough to choose a thread or a shadow. */
export function lightnessOf(hex: string): number {
  const [red, green, blue] = parseHex(hex);
  return (red * 0.299 + green * 0.587 + blue * 0.114) / 255;
}

/** Shadows lean to plum and lights to candle, so that no colour turns grey. */
export const shadowInk = '#26182f';
export const lightInk = '#fff5e2';

export function darken(hex: string, share: number): string {
  return mix(hex, shadowInk, share);
}

export function lighten(hex: string, share: number): string {
  return mix(hex, lightInk, share);
}
