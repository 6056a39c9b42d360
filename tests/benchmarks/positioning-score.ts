import { metresBetween, zoneAt, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import type { RecordedTag } from './positioning-files.ts';
import { percentile } from './report.ts';

/** What a method said at `decidedMs` about where the tag was at `atMs`. */
export interface Answer {
  readonly decidedMs: number;
  readonly atMs: number;
  readonly at: Point | undefined;
  readonly zoneId: string | null;
}

/** How right a method's answers are; "at event" compares with the moment an answer is about, "at decision" with the moment it was given. */
export interface Score {
  readonly seconds: number;
  readonly lagSeconds: number;
  readonly meanMetres: number;
  readonly p95Metres: number;
  readonly meanMetresAtDecision: number;
  readonly p95MetresAtDecision: number;
  readonly zoneAtEvent: number;
  readonly zoneAtDecision: number;
  readonly switches: number;
  readonly trueSwitches: number;
}

/** No method is judged on the first seconds of a walk, when some have not answered yet. */
const judgedFromMs = 4000;

function placeAt({ packets }: RecordedTag, atMs: number): Point | undefined {
  let low = 0;
  let high = packets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packets[middle]?.atMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return packets[low]?.at;
}

function countChanges(zones: readonly (string | null | undefined)[]): number {
  return zones.filter((zone, nth) => nth > 0 && zone !== zones[nth - 1]).length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Scores answers to several walks as one. */
export function scoreWalks(plan: FloorPlan, walks: readonly { readonly walk: RecordedTag; readonly answers: readonly Answer[] }[]): Score {
  const event: number[] = [];
  const decision: number[] = [];
  const lags: number[] = [];
  let [seconds, rightAtEvent, rightAtDecision, switches, trueSwitches] = [0, 0, 0, 0, 0];
  for (const { walk, answers } of walks) {
    const judged = answers.filter(({ decidedMs }) => decidedMs >= judgedFromMs);
    const trueZones: (string | undefined)[] = [];
    for (const { decidedMs, atMs, at, zoneId } of judged) {
      const [then, now] = [placeAt(walk, atMs), placeAt(walk, decidedMs)];
      if (then === undefined || now === undefined) continue;
      seconds += 1;
      lags.push((decidedMs - atMs) / 1000);
      const [zoneThen, zoneNow] = [zoneAt(plan, then)?.id, zoneAt(plan, now)?.id];
      trueZones.push(zoneThen);
      if (zoneThen === zoneId) rightAtEvent += 1;
      if (zoneNow === zoneId) rightAtDecision += 1;
      if (at === undefined) continue;
      event.push(metresBetween(at, then));
      decision.push(metresBetween(at, now));
    }
    switches += countChanges(judged.map(({ zoneId }) => zoneId));
    trueSwitches += countChanges(trueZones);
  }
  return {
    seconds,
    lagSeconds: mean(lags),
    meanMetres: mean(event),
    p95Metres: percentile(event, 95),
    meanMetresAtDecision: mean(decision),
    p95MetresAtDecision: percentile(decision, 95),
    zoneAtEvent: rightAtEvent / seconds,
    zoneAtDecision: rightAtDecision / seconds,
    switches,
    trueSwitches,
  };
}

/** What a tag that lies still is said to do: every change of zone is one too many. */
export interface StillScore {
  readonly places: number;
  readonly flipsPerMinute: number;
  readonly meanMetres: number;
  readonly zoneRight: number;
}

/** Fifteen seconds to settle, as every peer's window needs. */
const settledMs = 15_000;

export function scoreStills(
  plan: FloorPlan,
  stills: readonly { readonly still: RecordedTag; readonly answers: readonly Answer[] }[],
): StillScore {
  const metres: number[] = [];
  let [flips, seconds, right] = [0, 0, 0];
  for (const { still, answers } of stills) {
    const truth = still.packets[0]?.at;
    if (truth === undefined) continue;
    const settled = answers.filter(({ decidedMs }) => decidedMs > settledMs);
    const zoneId = zoneAt(plan, truth)?.id;
    seconds += settled.length;
    flips += countChanges(settled.map((answer) => answer.zoneId));
    right += settled.filter((answer) => answer.zoneId === zoneId).length;
    for (const { at } of settled) if (at !== undefined) metres.push(metresBetween(at, truth));
  }
  return { places: stills.length, flipsPerMinute: flips / (seconds / 60), meanMetres: mean(metres), zoneRight: right / seconds };
}
