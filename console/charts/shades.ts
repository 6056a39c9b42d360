import { linearScale } from './scales.ts';

/** How much of the hue a step of a shaded picture has, in percent of the full colour; both ends of the words on it pass 4.5:1. */
export const shadePercents = [7, 20, 34, 48, 78, 100] as const;

/** Steps that carry light words on dark colour. */
export const firstStrongShade = 4;

/** One step of a legend: values from `from` (included) to `to` (excluded; the last step includes it). */
export interface Shade {
  readonly from: number;
  readonly to: number;
  /** 0 to 5, into `shadePercents`. */
  readonly shade: number;
}

export interface ShadeScale {
  /** Lightest first; empty when nothing is above zero. */
  readonly steps: readonly Shade[];
  /** undefined for zero and less: no colour says none. */
  shadeOf(value: number): number | undefined;
}

const series = [1, 2, 5] as const;

/** The numbers 1, 2 and 5 times powers of ten at or below `greatest`, the largest first. */
function bordersBelow(greatest: number, count: number): readonly number[] {
  const borders: number[] = [];
  for (let power = Math.floor(Math.log10(greatest)); borders.length < count; power -= 1) {
    for (const round of [...series].reverse()) {
      const border = Number((round * 10 ** power).toPrecision(6));
      if (border < greatest && borders.length < count) borders.push(border);
    }
  }
  return borders;
}

/**
 * Six steps whose borders are round (1, 2, 5, 10 ...): places differ by factors, so equal steps would show one hot spot on an empty floor,
 * and a reader can check a border against the legend. The same scale must serve two periods that are compared: give the greater maximum.
 */
export function shadeScale(greatest: number): ShadeScale {
  if (!(greatest > 0) || !Number.isFinite(greatest)) return { steps: [], shadeOf: () => undefined };
  const borders = [0, ...[...bordersBelow(greatest, shadePercents.length - 1)].reverse()];
  const steps = borders.map((from, shade) => ({ from, to: borders[shade + 1] ?? greatest, shade }));
  return {
    steps,
    shadeOf: (value) => (value > 0 ? steps.findLast(({ from }) => value >= from)?.shade : undefined),
  };
}

/** At most six equal steps from zero with round borders, for counts and shares that do not differ by factors. */
export function evenShadeScale(greatest: number, leastStep = 0): ShadeScale {
  if (!(greatest > 0) || !Number.isFinite(greatest)) return { steps: [], shadeOf: () => undefined };
  const { ticks } = linearScale({ greatest, fromPx: 0, toPx: 1, atMost: shadePercents.length, leastStep });
  const darkest = shadePercents.length - 1;
  const last = ticks.length - 2;
  const steps = ticks
    .slice(0, -1)
    .map((from, nth) => ({ from, to: ticks[nth + 1] ?? greatest, shade: last === 0 ? darkest : Math.round((nth * darkest) / last) }));
  return {
    steps,
    shadeOf: (value) => (value > 0 ? steps.findLast(({ from }) => value >= from)?.shade : undefined),
  };
}
