/** The store's own calendar, from its IANA time zone. */
export interface StoreTime {
  readonly timeZone: string;
  /** `YYYY-MM-DD` in the store's zone. */
  businessDayOf(at: number): string;
  /** 0..23 in the store's zone. */
  hourOf(at: number): number;
  /** How far the store's clocks are ahead of UTC at that instant, in milliseconds. */
  offsetMsAt(at: number): number;
}

const hourMs = 3_600_000;
/** Every zone there is today turns its clocks at a quarter of an hour UTC. */
const quarterMs = hourMs / 4;
/** A year of quarters of an hour, and some. */
const mostKnown = 50_000;

/** Throws RangeError for a zone that does not exist. */
export function createStoreTime(timeZone: string): StoreTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  // Asking Intl costs microseconds, and a year's figures ask for ten thousand hours again and again.
  const known = new Map<number, number>();

  function offsetMsAt(at: number): number {
    const quarter = Math.floor(at / quarterMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= mostKnown) known.clear();
    const start = quarter * quarterMs;
    const part = new Map(format.formatToParts(start).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day = 1] = [part.get('year'), part.get('month'), part.get('day')];
    const offset = Date.UTC(year, month - 1, day, part.get('hour'), part.get('minute')) - start;
    known.set(quarter, offset);
    return offset;
  }

  return {
    timeZone,
    offsetMsAt,
    businessDayOf: (at) => new Date(at + offsetMsAt(at)).toISOString().slice(0, 10),
    hourOf: (at) => Math.floor((at + offsetMsAt(at)) / hourMs) % 24,
  };
}
