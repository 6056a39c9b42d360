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
  /** Takes the belief in each zone about the second at `atMs`, later than the last; what is left to one is nowhere. */
  take(zoneIds: readonly string[], shares: ArrayLike<number>, atMs: number): void;
  /** Nothing is known from `atMs` on: the tag fell silent, or the plan changed. The next second begins afresh. */
  end(atMs: number): void;
  /** True until something was taken. */
  isEmpty(): boolean;
  /** In time order, the last one open unless it was ended. */
  stays(): readonly VisitStay[];
}

/** Viterbi's algorithm (IEEE Transactions on Information Theory 13, 1967) over zones, with one price for every change. */
export function createLikeliestStays(): LikeliestStays {
  const ended: VisitStay[] = [];
  let isEmpty = true;
  let zoneIds: readonly string[] | undefined;
  /** By zone, the last for none: what the best way there costs, in nats above the best of all, and that way. */
  let costs = new Float64Array(0);
  let branches: Branch[] = [];

  function begin(ids: readonly string[], atMs: number): void {
    zoneIds = ids;
    costs = new Float64Array(ids.length + 1);
    branches = [...ids, null].map((zoneId) => ({ zoneId, sinceMs: atMs, before: undefined }));
  }

  function cheapest(): number {
    let best = 0;
    for (let nth = 1; nth < costs.length; nth += 1) if ((costs[nth] ?? 0) < (costs[best] ?? 0)) best = nth;
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
    if (zoneIds === undefined) return;
    ended.push(...staysOf(branches[cheapest()], atMs));
    zoneIds = undefined;
  }

  return {
    end,
    isEmpty: () => isEmpty,
    stays: () => [...ended, ...(zoneIds === undefined ? [] : staysOf(branches[cheapest()], null))],
    take(ids, shares, atMs) {
      isEmpty = false;
      if (zoneIds !== undefined && zoneIds !== ids) end(atMs);
      if (zoneIds === undefined) begin(ids, atMs);
      const from = cheapest();
      const [least, before] = [costs[from] ?? 0, branches[from]];
      let nowhere = 1;
      for (let nth = 0; nth < costs.length; nth += 1) {
        const share = nth < ids.length ? (shares[nth] ?? 0) : Math.max(0, nowhere);
        nowhere -= share;
        const isChange = (costs[nth] ?? 0) - least > changeNats;
        if (isChange) branches[nth] = { zoneId: ids[nth] ?? null, sinceMs: atMs, before };
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
