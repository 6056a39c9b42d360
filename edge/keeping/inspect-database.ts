import Database from 'better-sqlite3';
import type { ManifestBody } from './manifest.ts';

/** What a whole database says of itself. */
export interface Inspection extends Pick<ManifestBody, 'schema' | 'counts' | 'journal'> {
  /** Empty for a sound database; SQLite's own words otherwise. */
  readonly problems: readonly string[];
}

/** Opens a database that nobody writes to, checks all of it and counts its rows. Throws when it can't be opened at all. */
export function inspectDatabase(file: string): Inspection {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const problems = problemsOf(database, 'integrity_check');
    if (problems.length > 0) return { problems, schema: 0, counts: {}, journal: { sequence: 0, hash: '' } };
    const tables = database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .all();
    const count = (name: string): number =>
      database.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`).get()?.rows ?? 0;
    const last = tables.some(({ name }) => name === 'journal')
      ? database.prepare<[], ManifestBody['journal']>('SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1').get()
      : undefined;
    return {
      problems,
      schema: Number(database.pragma('user_version', { simple: true })),
      counts: Object.fromEntries(tables.map(({ name }) => [name, count(name)])),
      journal: last ?? { sequence: 0, hash: '' },
    };
  } finally {
    database.close();
  }
}

/** What the quick or the full check finds; an unreadable page is a finding, not a throw. */
export function problemsOf(database: Database.Database, check: 'quick_check' | 'integrity_check'): readonly string[] {
  try {
    const rows = database.prepare<[], Record<string, string>>(`PRAGMA ${check}(20)`).all();
    return rows.map((row) => row[check] ?? '').filter((words) => words !== 'ok');
  } catch (error) {
    return [damageIn(error)];
  }
}

/** SQLite's words for a damaged file. Anything else (a locked, missing or forbidden file) says nothing about damage and is thrown on. */
export function damageIn(error: unknown): string {
  if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return error.message;
  throw error;
}
