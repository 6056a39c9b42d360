import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../edge/database/migrate.ts';
import { openDatabase } from '../../edge/database/open.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/security/en-303-645.md'), 'utf8');

test('every test that the table of EN 303 645 names is there, word by word', () => {
  const named = [...page.matchAll(/`(tests\/[^`]+\.test\.ts)`(?: "([^"]+)")?/g)];
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(([, file = '', words]) => {
    const path = join(root, file);
    return !existsSync(path) || (words !== undefined && !readFileSync(path, 'utf8').includes(words));
  });
  expect(missing.map(([whole]) => whole)).toEqual([]);
});

test('every page that the security pages point to is there', () => {
  for (const file of ['SECURITY.md', 'docs/security/threat-model.md', 'docs/security/en-303-645.md']) {
    const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(resolve(root, file, '..', link)))).toEqual([]);
  }
});

test('docs/privacy.md names every table there is', () => {
  const db = openDatabase(':memory:', { readOnly: false });
  migrate(db);
  const tables = db.connection
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => name);
  db.connection.close();
  const privacy = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
  expect(tables.filter((name) => !privacy.includes(`\`${name}\``))).toEqual([]);
});

test('whatever carries a shopper is named among what "Forget me" reaches', () => {
  const db = openDatabase(':memory:', { readOnly: false });
  migrate(db);
  const carrying = db.connection
    .prepare<[], { name: string }>(
      "SELECT m.name AS name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.name = 'shopper_id' ORDER BY m.name",
    )
    .all()
    .map(({ name }) => name);
  db.connection.close();
  const [, joined = ''] = /\*\*Who joined\*\*(.*)/.exec(readFileSync(join(root, 'docs/privacy.md'), 'utf8')) ?? [];
  expect(carrying).toContain('consents');
  expect(carrying.filter((name) => !joined.includes(`\`${name}\``))).toEqual([]);
  const reached = readFileSync(join(root, 'edge/shoppers/shopper-records.ts'), 'utf8');
  expect(carrying.filter((name) => !new RegExp(`(DELETE FROM|UPDATE) ${name}\\b`).test(reached))).toEqual([]);
});
