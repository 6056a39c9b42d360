import Database from 'better-sqlite3';
import type { Db, SqlValue, Statement } from './define.ts';

export interface OpenDatabase extends Db {
  readonly connection: Database.Database;
}

/** Opens the store's database. FULL: a commit is on the platter before it is answered, also when the power goes. */
export function openDatabase(file: string, options: { readonly readOnly: boolean }): OpenDatabase {
  const connection = new Database(file, { readonly: options.readOnly });
  connection.pragma('busy_timeout = 5000');
  if (!options.readOnly) {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('secure_delete = ON');
    // A checkpoint copies the log into the file and waits for the disk twice: seldom is enough, at most 16 MB wait in the log.
    connection.pragma('wal_autocheckpoint = 4000');
    connection.pragma('journal_size_limit = 67108864');
  }
  connection.pragma('foreign_keys = ON');
  connection.pragma('cache_size = -16000');
  const prepared = new Map<string, unknown>();
  return {
    connection,
    sql<Row>(text: string): Statement<Row> {
      const known = prepared.get(text);
      if (isStatement<Row>(known)) return known;
      const statement = connection.prepare<SqlValue[], Row>(text);
      prepared.set(text, statement);
      return statement;
    },
  };
}

/** One text is one statement; the type of its rows is what the caller's SQL says it is, as with `prepare`. */
function isStatement<Row>(value: unknown): value is Statement<Row> {
  return value !== undefined;
}
