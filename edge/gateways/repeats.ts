const slots = 8;
/** One advertising event goes out on three channels within 10 ms: its copies are one sighting. */
const sameMs = 20;

/** Knows what was already heard, so that a batch sent twice, or a packet caught on three channels, counts once. */
export interface Repeats {
  /** What one receiver heard; asked for once a batch. */
  of(receiverId: string): HeardBefore;
  /** Forgets tags not heard since `hubMs`; call it now and then. */
  forgetBefore(hubMs: number): void;
}

export interface HeardBefore {
  /** `gatewayMs` is the gateway's own time, which a repeat carries unchanged. True the second time; the first is remembered as heard at `hubMs`. */
  isRepeat(tagKey: string, gatewayMs: number, hubMs: number): boolean;
}

interface Receiver extends HeardBefore {
  /** Answers whether anything is left. */
  forgetBefore(hubMs: number): boolean;
}

export function createRepeats(): Repeats {
  const receivers = new Map<string, Receiver>();
  return {
    of(receiverId) {
      const known = receivers.get(receiverId);
      if (known !== undefined) return known;
      const made = createReceiver();
      receivers.set(receiverId, made);
      return made;
    },
    forgetBefore(hubMs) {
      for (const [receiverId, receiver] of receivers) if (!receiver.forgetBefore(hubMs)) receivers.delete(receiverId);
    },
  };
}

function createReceiver(): Receiver {
  /** Of each tag the gateway's time of the last packets, and behind them when the hub heard the last one. */
  const tags = new Map<string, Float64Array>();
  return {
    isRepeat(tagKey, gatewayMs, hubMs) {
      let times = tags.get(tagKey);
      if (times === undefined) {
        times = new Float64Array(slots + 1).fill(Number.NEGATIVE_INFINITY);
        tags.set(tagKey, times);
      }
      let oldest = 0;
      for (let slot = 0; slot < slots; slot += 1) {
        const at = times[slot] ?? Number.NEGATIVE_INFINITY;
        if (Math.abs(at - gatewayMs) < sameMs) return true;
        if (at < (times[oldest] ?? 0)) oldest = slot;
      }
      times[oldest] = gatewayMs;
      times[slots] = hubMs;
      return false;
    },
    forgetBefore(hubMs) {
      for (const [tagKey, times] of tags) if ((times[slots] ?? 0) < hubMs) tags.delete(tagKey);
      return tags.size > 0;
    },
  };
}
