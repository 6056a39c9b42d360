import { join } from 'node:path';
import Database from 'better-sqlite3';
import { businessDay } from './shop-load.ts';

/** What a hub's database holds of a `ShopLoad`, under the ids the load gave. */
export interface StoredFacts {
  readonly ids: readonly string[];
  readonly likes: number;
  /** The likes as products show them, without the sample's. */
  readonly countedLikes: number | undefined;
  /** `ok`, or what SQLite finds wrong. */
  readonly integrity: string;
}

export function readStoredFacts(folder: string): StoredFacts {
  const database = new Database(join(folder, 'aisle.db'), { readonly: true });
  const idsOf = (sql: string, ...values: string[]): readonly string[] =>
    database
      .prepare<string[], { id: string }>(sql)
      .all(...values)
      .map(({ id }) => id);
  // One instant of a database that is written to meanwhile.
  const read = database.transaction((): StoredFacts => {
    const likes = idsOf("SELECT event_id AS id FROM likes WHERE source <> 'sample'");
    const sales = idsOf("SELECT till_id || '/' || sequence AS id FROM transactions WHERE business_day = ?", businessDay);
    const countedLikes = database
      .prepare<[], { likes: number }>(
        "SELECT (SELECT sum(likes) FROM like_counts) - (SELECT count(*) FROM likes WHERE source = 'sample') AS likes",
      )
      .get()?.likes;
    const integrity = String(database.pragma('integrity_check', { simple: true }));
    return { ids: [...likes, ...sales], likes: likes.length, countedLikes, integrity };
  });
  try {
    return read();
  } finally {
    database.close();
  }
}
