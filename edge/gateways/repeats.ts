const slots = 8;
/** One advertising event goes out on three channels within 10 ms: its copies are one sighting. */
const sameMs = 20;

/** Knows what was already heard, so that a batch sent twice, or a packet caught on three channels, counts once. */
export interface Repeats {
  /** `gatewayMs` is the gateway's own time, which a repeat carries unchanged. True the second time; the first is remembered as heard at `hubMs`. */
  isRepeat(heard: { readonly tagKey: string; readonly receiverId: string; readonly gatewayMs: number; readonly hubMs: number }): boolean;
  /** Forgets tags not heard since `hubMs`; call it now and then. */
  forgetBefore(hubMs: number): void;
}

interface Heard {
  readonly receivers: Map<string, Float64Array>;
  atMs: number;
}

export function createRepeats(): Repeats {
  const tags = new Map<string, Heard>();

  function heardOf(tagKey: string): Heard {
    const known = tags.get(tagKey);
    if (known !== undefined) return known;
    const made = { receivers: new Map<string, Float64Array>(), atMs: Number.NEGATIVE_INFINITY };
    tags.set(tagKey, made);
    return made;
  }

  return {
    isRepeat({ tagKey, receiverId, gatewayMs, hubMs }) {
      const heard = heardOf(tagKey);
      const { receivers } = heard;
      let times = receivers.get(receiverId);
      if (times === undefined) {
        times = new Float64Array(slots).fill(Number.NEGATIVE_INFINITY);
        receivers.set(receiverId, times);
      }
      let oldest = 0;
      for (let slot = 0; slot < slots; slot += 1) {
        const at = times[slot] ?? Number.NEGATIVE_INFINITY;
        if (Math.abs(at - gatewayMs) < sameMs) return true;
        if (at < (times[oldest] ?? 0)) oldest = slot;
      }
      times[oldest] = gatewayMs;
      heard.atMs = hubMs;
      return false;
    },
    forgetBefore(hubMs) {
      for (const [tagKey, heard] of tags) if (heard.atMs < hubMs) tags.delete(tagKey);
    },
  };
}
