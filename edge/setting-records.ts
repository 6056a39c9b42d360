import { defineRead, defineWrite } from './database/define.ts';

export const readSettings = defineRead('settings.read', (db, _input: null) =>
  Object.fromEntries(
    db
      .sql<{ name: string; value: string }>('SELECT name, value FROM settings')
      .all()
      .map((row) => [row.name, row.value]),
  ),
);

/** Keeps the value that is there, if one is; answers what is in force. */
export const keepSetting = defineWrite('settings.keep', (db, input: { readonly name: string; readonly value: string }) => {
  db.sql('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING').run(input.name, input.value);
  return db.sql<{ value: string }>('SELECT value FROM settings WHERE name = ?').get(input.name)?.value ?? input.value;
});

export const settingWrites = [keepSetting];
export const settingReads = [readSettings];
