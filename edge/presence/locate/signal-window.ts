const slots = 16;
const mostReceivers = 256;

/** What one tag's receivers heard in the last seconds, without allocating as it listens. */
export interface SignalWindow {
  hear(receiver: number, rssiDbm: number, atMs: number): void;
  /** Fills `heard` with one strength per receiver for the window that ends at `atMs`. */
  summarise(atMs: number, heard: HeardSignals): void;
}

/** One strength per receiver that heard the tag; only the first `count` entries are filled. */
export interface HeardSignals {
  count: number;
  readonly receivers: Int32Array;
  readonly rssiDbm: Float32Array;
}

interface Ring {
  readonly atMs: Float64Array;
  readonly rssiDbm: Float32Array;
  next: number;
}

export function createHeardSignals(): HeardSignals {
  return { count: 0, receivers: new Int32Array(mostReceivers), rssiDbm: new Float32Array(mostReceivers) };
}

const sorted = new Float32Array(slots);

/** Puts a value in its place among the `count` sorted ones. */
function insertSorted(value: number, count: number): void {
  let place = count;
  for (; place > 0 && (sorted[place - 1] ?? 0) > value; place -= 1) sorted[place] = sorted[place - 1] ?? 0;
  sorted[place] = value;
}

function middleOf(count: number): number {
  const upper = sorted[count >> 1] ?? 0;
  return count % 2 === 1 ? upper : (upper + (sorted[(count >> 1) - 1] ?? 0)) / 2;
}

export function createSignalWindow(windowSeconds: number): SignalWindow {
  const rings = new Map<number, Ring>();
  return {
    hear(receiver, rssiDbm, atMs) {
      let ring = rings.get(receiver);
      if (ring === undefined) {
        ring = { atMs: new Float64Array(slots).fill(Number.NEGATIVE_INFINITY), rssiDbm: new Float32Array(slots), next: 0 };
        rings.set(receiver, ring);
      }
      ring.atMs[ring.next] = atMs;
      ring.rssiDbm[ring.next] = rssiDbm;
      ring.next = (ring.next + 1) % slots;
    },
    summarise(atMs, heard) {
      heard.count = 0;
      for (const [receiver, ring] of rings) {
        let count = 0;
        for (let slot = 0; slot < slots; slot += 1) {
          const ago = atMs - (ring.atMs[slot] ?? 0);
          if (ago < 0 || ago >= windowSeconds * 1000) continue;
          insertSorted(ring.rssiDbm[slot] ?? 0, count);
          count += 1;
        }
        if (count === 0) continue;
        heard.receivers[heard.count] = receiver;
        heard.rssiDbm[heard.count] = middleOf(count);
        heard.count += 1;
      }
    },
  };
}
