import { writeKept } from '../kept/keep-file.ts';
import { change } from './change.ts';
import type { ShopDay } from './shop-days.ts';
import { addFigures, nothing, type TrueFigures } from './true-figures.ts';

export interface TrueDay {
  readonly day: ShopDay;
  readonly figures: TrueFigures;
}

const sum = (days: readonly TrueDay[]): TrueFigures => days.reduce((total, { figures }) => addFigures(total, figures), nothing);

/** Writes what truly happened, by day and before and after what changed: the answers a manager should find. */
export function writeTruth(path: string, seed: number, days: readonly TrueDay[]): void {
  const halves = { before: days.filter(({ day }) => !day.isChanged), after: days.filter(({ day }) => day.isChanged) };
  writeKept(path, {
    simulated: true,
    seed,
    change: { ...change, from: halves.after[0]?.day.businessDay ?? null },
    before: sum(halves.before),
    after: sum(halves.after),
    days: days.map(({ day, figures }) => ({ businessDay: day.businessDay, opensAt: day.opensAt, closesAt: day.closesAt, ...figures })),
  });
}
