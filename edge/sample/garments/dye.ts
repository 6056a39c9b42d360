import { palette, type ColourId } from './palette.ts';
import { darken, lighten, lightnessOf, mix } from './shade.ts';
import type { WeaveId } from './weave.ts';

/** The colours of one garment, all led from the one it is sold in. */
export interface Dye {
  /** The colour it is sold in. */
  readonly base: string;
  /** What most of the cloth shows: ivory under sailor stripes, else the base. */
  readonly ground: string;
  /** Lines of the drawing. */
  readonly edge: string;
  /** The wrong side of the cloth, seen in a neck or a lining. */
  readonly inside: string;
  /** A little darker and lighter than the cloth, for texture. */
  readonly deep: string;
  readonly pale: string;
  /** The colour that goes with it in a pattern. */
  readonly second: string;
  /** Seams that show. */
  readonly thread: string;
  /** Buttons, and what else is horn. */
  readonly button: string;
  readonly isDark: boolean;
  readonly foldOpacity: number;
  readonly lightOpacity: number;
}

const washes: readonly ColourId[] = ['raw', 'stone', 'bleach'];
const partners: Partial<Record<ColourId, ColourId>> = {
  ivory: 'navy',
  butter: 'terracotta',
  sand: 'tobacco',
  camel: 'ivory',
  blush: 'burgundy',
  lilac: 'ivory',
  sage: 'ivory',
  sky: 'ivory',
  grey: 'ivory',
  bleach: 'ivory',
};
const onIvory: readonly WeaveId[] = ['breton', 'gingham'];

function threadFor(colour: ColourId, weave: WeaveId, base: string): string {
  if (weave === 'denim' && washes.includes(colour)) return '#d99a4e';
  if (weave === 'denim' && colour === 'black') return '#8d7a63';
  return lightnessOf(base) > 0.45 ? darken(base, 0.42) : lighten(base, 0.42);
}

/** On cloth nearly as dark as ink a darker line would vanish: there the line is a light one. */
function edgeFor(base: string, weave: WeaveId): string {
  if (onIvory.includes(weave)) return mix(base, '#8d8375', 0.5);
  return lightnessOf(base) < 0.26 ? lighten(base, 0.24) : darken(base, 0.42);
}

/** All colours of a garment in this weave and colour. */
export function createDye(colour: ColourId, weave: WeaveId): Dye {
  const base = palette[colour].hex;
  const isDark = lightnessOf(base) < 0.3;
  const ground = onIvory.includes(weave) ? '#f5efe1' : base;
  return {
    base,
    ground,
    edge: edgeFor(base, weave),
    inside: darken(ground, isDark ? 0.4 : 0.24),
    deep: darken(base, isDark ? 0.34 : 0.17),
    pale: lighten(base, isDark ? 0.13 : 0.3),
    second: palette[partners[colour] ?? 'ivory'].hex,
    thread: threadFor(colour, weave, base),
    button: lightnessOf(base) > 0.72 ? '#c9b593' : darken(base, 0.35),
    isDark: isDark && !onIvory.includes(weave),
    foldOpacity: isDark ? 0.42 : 0.2,
    lightOpacity: isDark ? 0.12 : 0.3,
  };
}
