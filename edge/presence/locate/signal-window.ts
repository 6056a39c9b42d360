const slots = 16;

/** What one tag's receivers heard in the last seconds, without allocating as it listens. */
export interface SignalWindow {
  /** `sigmaDb` is how far such a strength may lie off, where it is no single packet's. */
  hear(receiver: number, rssiDbm: number, atMs: number, sigmaDb?: number): void;
  /** Fills `heard` with one strength per receiver for the window that ends at `atMs`. */
  summarise(atMs: number, heard: HeardSignals): void;
}

/** One strength per receiver that heard the tag; only the first `count` entries are filled. */
export interface HeardSignals {
  count: number;
  readonly receivers: Int32Array;
  readonly rssiDbm: Float32Array;
  /** 0 for what single packets say. */
  readonly sigmaDb: Float32Array;
}

/** The latest packets of one receiver, time and strength side by side: a tag's next packet finds its place in one stretch of memory. */
interface Ring {
  readonly packets: Float64Array;
  next: number;
  /** A receiver is of one make: what it said last holds for all of them. */
  sigmaDb: number;
}

export function createHeardSignals(mostReceivers: number = 256): HeardSignals {
  return {
    count: 0,
    receivers: new Int32Array(mostReceivers),
    rssiDbm: new Float32Array(mostReceivers),
    sigmaDb: new Float32Array(mostReceivers),
  };
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
  const rings: (Ring | undefined)[] = [];
  return {
    hear(receiver, rssiDbm, atMs, sigmaDb = 0) {
      let ring = rings[receiver];
      if (ring === undefined) {
        ring = { packets: new Float64Array(2 * slots).fill(Number.NEGATIVE_INFINITY), next: 0, sigmaDb };
        while (rings.length < receiver) rings.push(undefined);
        rings[receiver] = ring;
      }
      ring.sigmaDb = sigmaDb;
      ring.packets[ring.next] = atMs;
      ring.packets[ring.next + 1] = rssiDbm;
      ring.next = (ring.next + 2) % (2 * slots);
    },
    summarise(atMs, heard) {
      heard.count = 0;
      for (let receiver = 0; receiver < rings.length; receiver += 1) {
        const ring = rings[receiver];
        if (ring === undefined) continue;
        let count = 0;
        for (let slot = 0; slot < 2 * slots; slot += 2) {
          const ago = atMs - (ring.packets[slot] ?? 0);
          if (ago < 0 || ago >= windowSeconds * 1000) continue;
          insertSorted(ring.packets[slot + 1] ?? 0, count);
          count += 1;
        }
        if (count === 0) continue;
        heard.receivers[heard.count] = receiver;
        heard.rssiDbm[heard.count] = middleOf(count);
        heard.sigmaDb[heard.count] = ring.sigmaDb;
        heard.count += 1;
      }
    },
  };
}
