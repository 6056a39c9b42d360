const bucketMs = 60_000;
const bucketCount = 10;
const jumpMs = 2000;
const steadyMs = 750;
const batchesToBelieve = 3;
const believeAfterMs = 1500;

/** What a gateway's clock did with this batch. */
export interface ClockReading {
  /** Add to a gateway instant to get hub time. */
  readonly offsetMs: number;
  readonly jumped: boolean;
}

/**
 * Follows how far a gateway's clock is from the hub's: the smallest (hub - gateway) of the last ten minutes, because a
 * message may be late but never early. A batch that seems early proves that a clock was set. One that seems late may be
 * late; only when three in a row, sent live and not in one burst, are late by the same
 * amount was a clock set.
 */
export interface ClockOffset {
  /** `hubMs` is when the batch arrived, `gatewayMs` when the gateway says it sent it. */
  read(hubMs: number, gatewayMs: number): ClockReading;
}

export function createClockOffset(): ClockOffset {
  const minima = new Float64Array(bucketCount).fill(Number.POSITIVE_INFINITY);
  let bucket = Number.NaN;
  let lateMs = 0;
  let lateSinceMs = 0;
  let lateBatches = 0;

  function begin(differenceMs: number, hubMs: number): void {
    minima.fill(Number.POSITIVE_INFINITY);
    bucket = Math.floor(hubMs / bucketMs);
    lateBatches = 0;
    minima[bucket % bucketCount] = differenceMs;
  }

  /** Empties the minutes that went by since the last batch. */
  function turnTo(hubMs: number): void {
    const turned = Math.floor(hubMs / bucketMs);
    const steps = Math.min(turned - bucket, bucketCount);
    for (let step = 0; step < steps; step += 1) minima[(turned - step) % bucketCount] = Number.POSITIVE_INFINITY;
    if (steps > 0) bucket = turned;
  }

  function isSteadilyLate(excessMs: number, hubMs: number): boolean {
    if (lateBatches === 0 || Math.abs(excessMs - lateMs) > steadyMs) {
      lateMs = excessMs;
      lateSinceMs = hubMs;
      lateBatches = 0;
    }
    lateBatches += 1;
    return lateBatches >= batchesToBelieve && hubMs - lateSinceMs >= believeAfterMs;
  }

  return {
    read(hubMs, gatewayMs) {
      const differenceMs = hubMs - gatewayMs;
      const knownMs = Math.min(...minima);
      if (!Number.isFinite(knownMs)) {
        begin(differenceMs, hubMs);
        return { offsetMs: differenceMs, jumped: false };
      }
      const excessMs = differenceMs - knownMs;
      if (excessMs < -jumpMs || (excessMs > jumpMs && isSteadilyLate(excessMs, hubMs))) {
        begin(differenceMs, hubMs);
        return { offsetMs: differenceMs, jumped: true };
      }
      if (excessMs <= jumpMs) {
        lateBatches = 0;
        turnTo(hubMs);
        const place = bucket % bucketCount;
        minima[place] = Math.min(minima[place] ?? differenceMs, differenceMs);
      }
      return { offsetMs: Math.min(knownMs, differenceMs), jumped: false };
    },
  };
}
