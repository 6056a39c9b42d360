import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite } from '../../edge/database/define.ts';

/** Writes that misbehave in every way a feature's could; the schema and the engine are the hub's own. */
export const keepNote = defineWrite(
  'test.keep',
  (db, name: string) => db.sql('INSERT INTO settings (name, value) VALUES (?, ?)').run(name, 'kept').changes,
);
export const keepThenRefuse = defineWrite('test.refuse', (db, name: string) => {
  db.sql('INSERT INTO settings (name, value) VALUES (?, ?)').run(name, 'refused');
  throw new RefusedError(409, 'not-today', 'not today');
});
export const keepThenFail = defineWrite('test.fail', (db, name: string) => {
  db.sql('INSERT INTO settings (name, value) VALUES (?, ?)').run(name, 'failed');
  throw new Error('a part is broken');
});
export const keepLarge = defineWrite(
  'test.large',
  (db, input: { readonly name: string; readonly bytes: number }) =>
    db.sql('INSERT INTO settings (name, value) VALUES (?, ?)').run(input.name, 'x'.repeat(input.bytes)).changes,
);
export const removeNote = defineWrite('test.remove', (db, name: string) => db.sql('DELETE FROM settings WHERE name = ?').run(name).changes);
export const endThread = defineWrite('test.end', (_db, _input: null): never => process.exit(7));
export const readNames = defineRead('test.names', (db, _input: null) =>
  db
    .sql<{ name: string }>('SELECT name FROM settings ORDER BY name')
    .all()
    .map((row) => row.name),
);
export const writeWhileReading = defineRead('test.sneak', (db, name: string) =>
  db.sql('INSERT INTO settings (name, value) VALUES (?, ?)').run(name, 'sneaked'),
);
