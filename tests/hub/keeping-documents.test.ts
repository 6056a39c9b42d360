import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

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
