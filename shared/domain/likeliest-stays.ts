import { holdSeconds } from './stay.ts';
import type { VisitStay } from './visit.ts';

/** However sure a second is of its zone, it may be wrong: this much is believed of every other. */
const doubt = 0.05;
/** What a second that is sure of one zone says against another, in nats. */
const sureNats = Math.log((1 + doubt) / doubt);
/**
 * What a change of zone has to gain to be believed, in nats. Someone who goes to a zone and comes back changes twice: `holdSeconds` of
 * being surely there are just enough for that, and so is a longer time that is less sure.
 */
const changeNats = (holdSeconds * sureNats) / 2;

/** What was believed of one second. */
export interface ZoneBelief {
  /** The same array as long as the plan is. */
  readonly zoneIds: readonly string[];
  /** Zones one comes in or leaves by, by their place among `zoneIds`; none where the plan has no door. */
  readonly byDoor: readonly boolean[];
  /** The belief in each zone; what is left to one is nowhere. */
  readonly shares: ArrayLike<number>;
}

/** One way a visit may have gone until now: the zone it is in, null for none, and everything before. */
interface Branch {
  readonly zoneId: string | null;
  readonly sinceMs: number;
  readonly before: Branch | undefined;
}

/**
 * The stays that explain best what was believed second by second, once it is over: a lead that comes and goes while someone stands at
 * the border of two zones is no going to and fro. Live, `settleStay` has to say at once what this may take back.
 */
export interface LikeliestStays {
  /** Takes a second, at `atMs`, later than the last. */
  take(belief: ZoneBelief, atMs: number): void;
  /** Nothing is known from `atMs` on: the tag fell silent, or the plan changed. The next second begins afresh. */
  end(atMs: number): void;
  /** True until something was taken. */
  isEmpty(): boolean;
  /** In time order, the last one open unless it was ended. */
  stays(): readonly VisitStay[];
}

/**
 * Viterbi's algorithm (IEEE Transactions on Information Theory 13, 1967) over zones, with one price for every change. Coming in and leaving
 * elsewhere than by a door has the same price: someone must have come from there or gone there unseen.
 */
export function createLikeliestStays(): LikeliestStays {
  const ended: VisitStay[] = [];
  let isEmpty = true;
  let zones: Pick<ZoneBelief, 'zoneIds' | 'byDoor'> | undefined;
  /** By zone, the last for none: what the best way there costs, in nats above the best of all, and that way. */
  let costs = new Float64Array(0);
  let branches: Branch[] = [];

  function begin(belief: ZoneBelief, atMs: number): void {
    zones = belief;
    branches = [...belief.zoneIds, null].map((zoneId) => ({ zoneId, sinceMs: atMs, before: undefined }));
    costs = Float64Array.from(branches, (_, nth) => priceOfDoor(nth));
  }

  function priceOfDoor(nth: number): number {
    return zones === undefined || !zones.byDoor.includes(true) || zones.byDoor[nth] === true ? 0 : changeNats;
  }

  function cheapest(extra: (nth: number) => number = () => 0): number {
    let best = 0;
    for (let nth = 1; nth < costs.length; nth += 1) if ((costs[nth] ?? 0) + extra(nth) < (costs[best] ?? 0) + extra(best)) best = nth;
    return best;
  }

  function staysOf(last: Branch | undefined, leftAt: number | null): VisitStay[] {
    const stays: VisitStay[] = [];
    let until = leftAt;
    for (let branch = last; branch !== undefined; branch = branch.before) {
      if (branch.zoneId !== null) stays.push({ zoneId: branch.zoneId, enteredAt: branch.sinceMs, leftAt: until });
      until = branch.sinceMs;
    }
    return stays.toReversed();
  }

  function end(atMs: number): void {
    if (zones === undefined) return;
    ended.push(...staysOf(branches[cheapest(priceOfDoor)], atMs));
    zones = undefined;
  }

  return {
    end,
    isEmpty: () => isEmpty,
    stays: () => [...ended, ...(zones === undefined ? [] : staysOf(branches[cheapest()], null))],
    take(belief, atMs) {
      const { zoneIds, shares } = belief;
      isEmpty = false;
      if (zones !== undefined && zones.zoneIds !== zoneIds) end(atMs);
      if (zones === undefined) begin(belief, atMs);
      const from = cheapest();
      const [least, before] = [costs[from] ?? 0, branches[from]];
      let nowhere = 1;
      for (let nth = 0; nth < costs.length; nth += 1) {
        const share = nth < zoneIds.length ? (shares[nth] ?? 0) : Math.max(0, nowhere);
        nowhere -= share;
        const isChange = (costs[nth] ?? 0) - least > changeNats;
        if (isChange) branches[nth] = { zoneId: zoneIds[nth] ?? null, sinceMs: atMs, before };
        costs[nth] = (isChange ? changeNats : (costs[nth] ?? 0) - least) - Math.log(share + doubt);
      }
    },
  };
}

/**
 * Who crosses a zone in less than `holdSeconds` has not visited it: that time counts for the zone left behind, as it does live, and where
 * there is none for the next one, so that dwell adds up to the visit.
 */
export function withoutCrossings(stays: readonly VisitStay[]): readonly VisitStay[] {
  const settled: VisitStay[] = [];
  /** A crossing nothing was left behind for. */
  let crossed: VisitStay | undefined;
  for (const stay of stays) {
    const last = settled.at(-1);
    const isCrossing = stay.leftAt !== null && stay.leftAt - stay.enteredAt < holdSeconds * 1000;
    const begun = crossed?.leftAt === stay.enteredAt ? { ...stay, enteredAt: crossed.enteredAt } : stay;
    if (last?.leftAt === stay.enteredAt && (isCrossing || last.zoneId === stay.zoneId)) {
      settled[settled.length - 1] = { ...last, leftAt: stay.leftAt };
    } else if (isCrossing) crossed = begun;
    else settled.push(begun);
  }
  return settled;
}
