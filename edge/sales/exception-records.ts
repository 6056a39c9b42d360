import { RefusedError } from '#shared/link/errors.ts';
import { defineRead } from '../database/define.ts';
import { defineChange, type Author } from '../journal/define-change.ts';

export interface Exception {
  readonly id: number;
  readonly at: number;
  readonly tillId: string;
  readonly businessDay: string;
  readonly sequence: number;
  readonly reason: string;
  readonly words: string;
  readonly body: string;
}

/** Who looked at an exception, when, and what they found. */
export interface Settlement {
  readonly at: number;
  readonly by: string;
  readonly words: string;
}

const columns = 'exception_id AS id, at, till_id AS tillId, business_day AS businessDay, sequence, reason, words, body';
const settlement = 'settled_at AS settledAt, settled_by AS settledBy, settled_words AS settledWords';

export const readExceptions = defineRead('sales.exceptions', (db, most: { readonly open: number; readonly settled: number }) => ({
  exceptions: db
    .sql<Exception>(`SELECT ${columns} FROM sales_exceptions WHERE settled_at IS NULL ORDER BY exception_id DESC LIMIT ?`)
    .all(most.open),
  settled: db
    .sql<Exception & { settledAt: number; settledBy: string; settledWords: string }>(
      `SELECT ${columns}, ${settlement} FROM sales_exceptions WHERE settled_at IS NOT NULL ORDER BY exception_id DESC LIMIT ?`,
    )
    .all(most.settled)
    .map(({ settledAt, settledBy, settledWords, ...exception }) => ({
      ...exception,
      settled: { at: settledAt, by: settledBy, words: settledWords },
    })),
}));

export const countExceptions = defineRead(
  'sales.exceptionCount',
  (db, _input: null) =>
    db.sql<{ count: number }>('SELECT count(*) AS count FROM sales_exceptions WHERE settled_at IS NULL').get()?.count ?? 0,
);

/** Notes that someone looked at an exception, once: whoever comes second gets what the first one said. */
export const settleException = defineChange(
  'sales.settle',
  (db, { exceptionId, words, by }: { readonly exceptionId: number; readonly words: string; readonly by: Author }, tell): Settlement => {
    const found = db
      .sql<{ subject: string; reason: string; settledAt: number | null; settledBy: string; settledWords: string }>(
        `SELECT till_id || ' ' || business_day || ' ' || sequence AS subject, reason, ${settlement} FROM sales_exceptions WHERE exception_id = ?`,
      )
      .get(exceptionId);
    if (found === undefined) throw new RefusedError(404, 'exception-unknown', 'there is no such exception');
    if (found.settledAt !== null) return { at: found.settledAt, by: found.settledBy, words: found.settledWords };
    db.sql('UPDATE sales_exceptions SET settled_at = ?, settled_by = ?, settled_words = ? WHERE exception_id = ?').run(
      by.at,
      by.who,
      words,
      exceptionId,
    );
    tell({ what: 'sale looked at', subject: found.subject, before: found.reason, after: words });
    return { at: by.at, by: by.who, words };
  },
);
