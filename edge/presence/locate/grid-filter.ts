import type { Motion } from './motion.ts';
import { driftShare, minorShare, negligibleShare, powerOffsetsDb, priorOfOffsets } from './power-guess.ts';
import { leastMisfit, likelihoodOf, measureMisfits, type RadioModel } from './radio-model.ts';
import type { HeardSignals } from './signal-window.ts';

const offsetCount = powerOffsetsDb.length;

/** How many seconds an estimate waits for what comes after it. */
export const lagSeconds = 3;

/** One second of belief: about cell and power offset together, and how well each explained what was heard then. */
interface Second {
  /** `belief[offset * cellCount + cell]`; sums to 1. */
  readonly belief: Float32Array;
  readonly likelihood: Float32Array;
  readonly active: Uint8Array;
  /** The belief in each offset, summed over cells. */
  readonly shares: Float64Array;
}

/** Follows one tag through the grid, a second at a time. */
export interface GridFilter {
  /** Moves on by a second and takes in what was heard, if anything. */
  advance(heard: HeardSignals, powerDbm: number): void;
  /** Writes the belief about the cell `lagSeconds` ago, given everything since, into `into`; false while that is before the start. */
  lookBack(into: Float32Array): boolean;
  /** The mean power offset believed in, in dB. */
  powerOffsetDb(): number;
}

/** Buffers that all filters of one shop share, because they run one after the other. */
export interface FilterScratch {
  readonly misfits: readonly Float64Array[];
  readonly moved: Float32Array;
  readonly message: Float32Array;
}

export function createFilterScratch(cellCount: number): FilterScratch {
  return {
    misfits: powerOffsetsDb.map(() => new Float64Array(cellCount)),
    moved: new Float32Array(offsetCount * cellCount),
    message: new Float32Array(cellCount),
  };
}

function createSecond(cellCount: number): Second {
  return {
    belief: new Float32Array(offsetCount * cellCount),
    likelihood: new Float32Array(offsetCount * cellCount),
    active: new Uint8Array(offsetCount),
    shares: new Float64Array(offsetCount),
  };
}

function sumOf(values: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let place = from; place < from + count; place += 1) sum += values[place] ?? 0;
  return sum;
}

/** Forward filtering with a fixed-lag backward pass (Rabiner 1989, §III.A) over cells and power offsets. */
export function createGridFilter(
  { cellCount, model, motion, scratch }: { cellCount: number; model: RadioModel; motion: Motion; scratch: FilterScratch },
  isPowerStated: boolean,
): GridFilter {
  const seconds = Array.from({ length: lagSeconds + 1 }, () => createSecond(cellCount));
  let latest = 0;
  let advanced = 0;

  function secondAgo(ago: number): Second | undefined {
    return seconds[(latest - ago + seconds.length) % seconds.length];
  }

  function begin(second: Second): void {
    priorOfOffsets(isPowerStated).forEach((share, offset) => {
      second.belief.fill(share / cellCount, offset * cellCount, (offset + 1) * cellCount);
      second.shares[offset] = share;
    });
    second.active.fill(1);
  }

  /** Moves people, and a little belief from each power offset to its neighbours. */
  function predict(before: Second, after: Second): void {
    const { moved } = scratch;
    after.active.fill(0);
    for (let offset = 0; offset < offsetCount; offset += 1) {
      if (before.active[offset] === 1) motion.move(before.belief, offset * cellCount, moved, offset * cellCount);
    }
    after.belief.fill(0);
    for (let offset = 0; offset < offsetCount; offset += 1) {
      if (before.active[offset] !== 1) continue;
      for (const to of [offset - 1, offset, offset + 1]) {
        if (to < 0 || to >= offsetCount) continue;
        const share = to === offset ? 1 - 2 * driftShare : driftShare;
        after.active[to] = 1;
        for (let cell = 0; cell < cellCount; cell += 1) {
          const place = to * cellCount + cell;
          after.belief[place] = (after.belief[place] ?? 0) + share * (moved[offset * cellCount + cell] ?? 0);
        }
      }
    }
  }

  function weigh(second: Second, heard: HeardSignals, powerDbm: number): void {
    let least = Number.POSITIVE_INFINITY;
    scratch.misfits.forEach((misfits, offset) => {
      if (second.active[offset] !== 1) return;
      measureMisfits(model, heard, powerDbm + (powerOffsetsDb[offset] ?? 0), misfits, cellCount);
      least = Math.min(least, leastMisfit(misfits, cellCount));
    });
    scratch.misfits.forEach((misfits, offset) => {
      if (second.active[offset] !== 1) return;
      for (let cell = 0; cell < cellCount; cell += 1) {
        const place = offset * cellCount + cell;
        const likelihood = likelihoodOf((misfits[cell] ?? least) / least);
        second.likelihood[place] = likelihood;
        second.belief[place] = (second.belief[place] ?? 0) * likelihood;
      }
    });
  }

  function normalise(second: Second): void {
    const { belief, active, shares } = second;
    for (let offset = 0; offset < offsetCount; offset += 1) {
      shares[offset] = active[offset] === 1 ? sumOf(belief, offset * cellCount, cellCount) : 0;
    }
    const total = shares.reduce((sum, share) => sum + share, 0);
    if (!(total > 0)) {
      begin(second);
      return;
    }
    for (let offset = 0; offset < offsetCount; offset += 1) {
      const from = offset * cellCount;
      const share = (shares[offset] ?? 0) / total;
      const isKept = share >= negligibleShare;
      active[offset] = isKept ? 1 : 0;
      shares[offset] = isKept ? share : 0;
      if (isKept) for (let place = from; place < from + cellCount; place += 1) belief[place] = (belief[place] ?? 0) / total;
      else belief.fill(0, from, from + cellCount);
    }
  }

  function isWorthLookingBack(offset: number): boolean {
    return (secondAgo(0)?.shares[offset] ?? 0) >= minorShare && seconds.every(({ active }) => active[offset] === 1);
  }

  /** The backward message of one offset from now to `lagSeconds` ago, left in `scratch.message`. */
  function sendBack(offset: number): void {
    const { message, moved } = scratch;
    const from = offset * cellCount;
    message.fill(1);
    for (let ago = 0; ago < lagSeconds; ago += 1) {
      const likelihood = secondAgo(ago)?.likelihood;
      for (let cell = 0; cell < cellCount; cell += 1) message[cell] = (message[cell] ?? 0) * (likelihood?.[from + cell] ?? 1);
      motion.move(message, 0, moved, 0);
      message.set(moved.subarray(0, cellCount));
    }
  }

  return {
    advance(heard, powerDbm) {
      const before = secondAgo(0);
      latest = (latest + 1) % seconds.length;
      const now = secondAgo(0);
      if (before === undefined || now === undefined) return;
      if (advanced === 0) begin(now);
      else predict(before, now);
      if (heard.count > 0) weigh(now, heard, powerDbm);
      else now.likelihood.fill(1);
      normalise(now);
      advanced += 1;
    },
    lookBack(into) {
      const then = secondAgo(lagSeconds);
      if (then === undefined || advanced <= lagSeconds) return false;
      into.fill(0);
      for (let offset = 0; offset < offsetCount; offset += 1) {
        if (!isWorthLookingBack(offset)) continue;
        sendBack(offset);
        const from = offset * cellCount;
        for (let cell = 0; cell < cellCount; cell += 1) {
          into[cell] = (into[cell] ?? 0) + (then.belief[from + cell] ?? 0) * (scratch.message[cell] ?? 0);
        }
      }
      let total = sumOf(into, 0, cellCount);
      if (!(total > 0)) {
        // The power guess changed within these seconds: what was believed then is the best there is.
        for (let place = 0; place < then.belief.length; place += 1) {
          const cell = place % cellCount;
          into[cell] = (into[cell] ?? 0) + (then.belief[place] ?? 0);
        }
        total = sumOf(into, 0, cellCount);
      }
      if (!(total > 0)) return false;
      for (let cell = 0; cell < cellCount; cell += 1) into[cell] = (into[cell] ?? 0) / total;
      return true;
    },
    powerOffsetDb() {
      const shares = advanced === 0 ? undefined : secondAgo(0)?.shares;
      return powerOffsetsDb.reduce((mean, offsetDb, offset) => mean + offsetDb * (shares?.[offset] ?? 0), 0);
    },
  };
}
