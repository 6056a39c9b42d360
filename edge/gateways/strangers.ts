const batchMs = 1_000;
/** Beyond this many within a second we are being flooded: bounded memory matters more than the count. */
const most = 5_000;

/** Counts unknown beacons as a gateway of ours does: each once a second and receiver. Their names are forgotten with the second. */
export interface Strangers {
  /** Answers whether it was counted. */
  count(receiverId: string, name: string, nowMs: number): boolean;
}

export function createStrangers(): Strangers {
  let seen = new Set<string>();
  let sinceMs = Number.NEGATIVE_INFINITY;
  return {
    count(receiverId, name, nowMs) {
      if (Math.abs(nowMs - sinceMs) >= batchMs) {
        seen = new Set();
        sinceMs = nowMs;
      }
      const key = `${receiverId} ${name}`;
      if (seen.has(key) || seen.size >= most) return false;
      seen.add(key);
      return true;
    },
  };
}
