/** The store's own calendar, from its IANA time zone. */
export interface StoreTime {
  readonly timeZone: string;
  /** `YYYY-MM-DD` in the store's zone. */
  businessDayOf(at: number): string;
  /** 0..23 in the store's zone. */
  hourOf(at: number): number;
}

/** Throws RangeError for a zone that does not exist. */
export function createStoreTime(timeZone: string): StoreTime {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return { timeZone, businessDayOf: (at) => day.format(at), hourOf: (at) => Number(hour.format(at)) };
}
