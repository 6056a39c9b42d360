/** Of one zone in one window: the shop's visits on each day, and how many of them came to the zone. */
export interface DailyShare {
  readonly wholes: readonly number[];
  readonly parts: readonly number[];
}

// Fewer degrees of freedom say little of how much days differ.
const fewestDegrees = 10;

/**
 * How much more shares vary from day to day than if each visit chose by itself: people come in parties that walk together, and days
 * have a weather of their own. Pearson's dispersion of the quasi-binomial model over all zones (McCullagh and Nelder, Generalized
 * Linear Models, 1989, 4.5); 1 at least, and 1 where there are too few days to tell.
 */
export function dispersionOf(shares: readonly DailyShare[]): number {
  let statistic = 0;
  let degrees = 0;
  for (const { wholes, parts } of shares) {
    const whole = wholes.reduce((sum, count) => sum + count, 0);
    const share = parts.reduce((sum, count) => sum + count, 0) / whole;
    const open = [...wholes.entries()].filter(([, count]) => count > 0);
    if (open.length < 2 || share <= 0 || share >= 1) continue;
    for (const [day, count] of open) statistic += ((parts[day] ?? 0) - count * share) ** 2 / (count * share * (1 - share));
    degrees += open.length - 1;
  }
  return degrees < fewestDegrees ? 1 : Math.max(1, statistic / degrees);
}
