import { hourOf } from '#shared/domain/visit-counts.ts';
import { defineWrite } from '../database/define.ts';

/** Adds unknown advertisers to their hour's number: all that is ever known of them. */
export const countOthers = defineWrite(
  'gateways.countOthers',
  (db, { at, others }: { at: number; others: number }): { counted: boolean } => {
    db.sql(
      `INSERT INTO unknown_tag_hours (hour_at, others) VALUES (?, ?)
     ON CONFLICT (hour_at) DO UPDATE SET others = others + excluded.others`,
    ).run(hourOf(at), others);
    return { counted: true };
  },
);

export const gatewayWrites = [countOthers];
