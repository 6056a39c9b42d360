/** The ends of a 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal's 97.5 % point. */
const z = 1.959964;

/**
 * Of a count, taken as Poisson: Byar's closed form of the exact interval (Breslow and Day, Statistical Methods in Cancer Research II,
 * 1987, 2.3). Within 1 % from a count of 5 on.
 */
export function countInterval(count: number): Interval {
  const cube = (events: number, sign: 1 | -1): number =>
    events === 0 ? 0 : events * (1 - 1 / (9 * events) + (sign * z) / (3 * Math.sqrt(events))) ** 3;
  return { low: Math.max(0, cube(count, -1)), high: cube(count + 1, 1) };
}

/** Of a share `part / whole`: Wilson's score interval (E. B. Wilson, JASA 22, 1927). `whole` is above zero. */
export function shareInterval(part: number, whole: number): Interval {
  const share = part / whole;
  const middle = (share + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const half = (z * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2))) / (1 + z ** 2 / whole);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Of a ratio of two Poisson counts, neither zero: normal on the logarithm, whose variance is 1/a + 1/b. */
export function ratioInterval(a: number, b: number): Interval {
  const spread = Math.exp(z * Math.sqrt(1 / a + 1 / b));
  return { low: a / b / spread, high: (a / b) * spread };
}

/** Of a mean, from the sum and the sum of squares of `n` values, two at least: Student's t. Never below zero. */
export function meanInterval(sum: number, squares: number, n: number): Interval {
  const mean = sum / n;
  const variance = Math.max(0, (squares - n * mean ** 2) / (n - 1));
  const half = studentPoint(n - 1) * Math.sqrt(variance / n);
  return { low: Math.max(0, mean - half), high: mean + half };
}

/** Shares of the order statistics between which the median of `n` values lies: the binomial's normal form. */
export function medianShares(n: number): Interval {
  const half = z / (2 * Math.sqrt(n));
  return { low: Math.max(0, 0.5 - half), high: Math.min(1, 0.5 + half) };
}

/** Student's 97.5 % point for `freedom` degrees: D. L. Wallace's normal form (Ann. Math. Stat. 30, 1959), within 0.5 % from 4 on. */
export function studentPoint(freedom: number): number {
  const normal = (z * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * Math.expm1(normal ** 2 / freedom));
}

/** The chance of a Student's t at least this far from zero, either side; Wallace's normal form. */
export function studentTail(t: number, freedom: number): number {
  return normalTail(((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log1p(t ** 2 / freedom)));
}

/** The chance of a standard normal at least this far from zero, either side: Abramowitz and Stegun 7.1.26, within 1.5e-7. */
export function normalTail(distance: number): number {
  const x = Math.abs(distance) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, series * Math.exp(-(x ** 2)));
}
