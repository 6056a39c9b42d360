import type { Records } from '../../edge/database/define.ts';
import { migrate } from '../../edge/database/migrate.ts';
import { openDatabase } from '../../edge/database/open.ts';

export interface OpenRecords extends Records {
  close(): void;
  /** Called with a write's name before it runs; a throw is a disk that failed. */
  beforeWrite: (name: string) => void;
  /** Rows of one table, for tests that look at the disk itself. */
  count(table: string): number;
  copyOf(table: string): readonly Row[];
  insert(table: string, rows: readonly Row[]): void;
}

type Row = Readonly<Record<string, unknown>>;

/** Real SQLite with the real schema, in this thread: what the threads of the hub do, one job a transaction. */
export function openRecords(file: string): OpenRecords {
  const database = openDatabase(file, { readOnly: false });
  migrate(database);
  // A thread's border copies what crosses it.
  const copied = <Value>(value: Value): Value => structuredClone(value);
  const records: OpenRecords = {
    beforeWrite: () => undefined,
    async write(definition, input) {
      await new Promise(setImmediate);
      records.beforeWrite(definition.name);
      return copied(database.connection.transaction(() => definition.run(database, copied(input)))());
    },
    async read(definition, input) {
      await new Promise(setImmediate);
      return copied(definition.read(database, copied(input)));
    },
    count: (table) => Number(database.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    copyOf: (table) => database.connection.prepare<[], Row>(`SELECT * FROM ${table}`).all(),
    insert(table, rows) {
      for (const row of rows) {
        const names = Object.keys(row);
        database.connection.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `:${name}`).join()})`).run(row);
      }
    },
    close: () => void database.connection.close(),
  };
  return records;
}
