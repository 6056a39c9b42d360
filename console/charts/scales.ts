/** Values to pixels along one axis, with the round numbers worth a tick. */
export interface Scale {
  /** Ascending, from 0 to the first round number at or above the greatest value. */
  readonly ticks: readonly number[];
  /** Where a value stands; what lies outside the scale is held at its ends. */
  at(value: number): number;
}

/** Below this a figure is nothing: no picture of a shop tells a billionth from zero. */
const leastValue = 1e-9;
const roundSteps = [1, 2, 2.5, 5, 10] as const;

/** The smallest of 1, 2, 2.5 or 5 times a power of ten that is at least `step`. */
function roundUpStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return (roundSteps.find((round) => round * power >= step * (1 - 1e-9)) ?? 10) * power;
}

export interface ScaleAsk {
  /** The greatest value to be shown; 0 and less make a scale of one. */
  readonly greatest: number;
  readonly fromPx: number;
  readonly toPx: number;
  /** Ticks after 0; there may be fewer. */
  readonly atMost?: number;
  /** No tick lies closer to the next than this: 1 for things that are counted. */
  readonly leastStep?: number;
  /** Steps are round in this: 60 makes ticks of seconds stand at whole or half minutes. */
  readonly base?: number;
}

/** A scale from zero: lengths are compared, so an axis of bars never starts elsewhere. */
export function linearScale({ greatest, fromPx, toPx, atMost = 5, leastStep = 0, base = 1 }: ScaleAsk): Scale {
  const end = greatest > leastValue && Number.isFinite(greatest) ? greatest : Math.max(1, leastStep);
  const step = Math.max(leastStep, roundUpStep(end / atMost / base) * base);
  const count = Math.max(1, Math.ceil(end / step - 1e-9));
  const most = step * count;
  return {
    // Counted, not added up: 0.1 three times is not 0.3.
    ticks: Array.from({ length: count + 1 }, (_, nth) => Number((nth * step).toPrecision(12))),
    at: (value) => fromPx + (Math.min(Math.max(value, 0), most) / most) * (toPx - fromPx),
  };
}

/** A scale around zero for differences: as far to one side as to the other, so that zero stands in the middle. */
export function differenceScale({ greatest, fromPx, toPx, atMost = 4 }: ScaleAsk): Scale {
  const middlePx = (fromPx + toPx) / 2;
  const half = linearScale({ greatest, fromPx: middlePx, toPx, atMost: Math.max(1, Math.floor(atMost / 2)) });
  const up = half.ticks.slice(1);
  return {
    ticks: [...up.map((tick) => -tick).reverse(), 0, ...up],
    at: (value) => (value < 0 ? 2 * middlePx - half.at(-value) : half.at(value)),
  };
}
