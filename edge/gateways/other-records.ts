import { defineWrite } from '../database/define.ts';

const hourMs = 3_600_000;

/** Adds advertisers that are not the shop's to the hour's number; nothing else of them is kept. */
export const countOthers = defineWrite(
  'gateways.countOthers',
  (db, { at, others }: { readonly at: number; readonly others: number }) =>
    db
      .sql('INSERT INTO unknown_tag_hours (hour_at, others) VALUES (?, ?) ON CONFLICT (hour_at) DO UPDATE SET others = others + excluded.others')
      .run(at - (at % hourMs), others).changes,
);
