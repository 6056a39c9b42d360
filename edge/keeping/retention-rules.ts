/** How long something is kept. The SQL for each is in keeping-records.ts, the table for people in docs/privacy.md. */
export interface Retention {
  readonly what: string;
  /** Zero: gone with the first night after it ended. */
  readonly days: number;
}

export const retentions = [
  { what: 'staff sessions', days: 0 },
  { what: 'claim codes', days: 0 },
  { what: 'marks against counting twice', days: 0 },
  { what: 'heat of hours with fewer than five visits', days: 1 },
  { what: 'counter readings', days: 30 },
  { what: 'refusals', days: 30 },
  { what: 'visits', days: 30 },
  { what: 'kept messages', days: 90 },
  { what: 'decisions', days: 90 },
  { what: 'unused coupons', days: 90 },
  { what: 'calls', days: 90 },
  { what: 'plays', days: 400 },
  { what: 'hanger moves', days: 400 },
  { what: 'likes', days: 400 },
  { what: 'stock moves', days: 400 },
  { what: 'door counts', days: 400 },
  { what: 'heat of each hour', days: 400 },
] as const satisfies readonly Retention[];

export type RetentionWhat = (typeof retentions)[number]['what'];

const dayMs = 86_400_000;

/** What ended before this instant goes. */
export function keptSince({ days }: Retention, now: number): number {
  return now - days * dayMs;
}
