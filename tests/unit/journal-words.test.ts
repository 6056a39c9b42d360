import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../console/texts/en.ts';
import { fr } from '../../console/texts/fr.ts';

const edge = resolve(import.meta.dirname, '../../edge');

/** Every kind of change the hub writes into its journal, from the lines that write them. */
const kinds = readdirSync(edge, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(edge, file), 'utf8').matchAll(/(?:tell\(\{|\.\.\.by,)\s*what: ([^,}\n]+)/g)].map(([, written = '']) => written),
  )
  .flatMap((written) => [...written.matchAll(/'([^']+)'/g)].map(([, kind = '']) => kind));

test('whatever the journal tells, it tells in French and in English', () => {
  expect(kinds).toContain('device changed');
  expect(kinds.filter((kind) => !Object.hasOwn(en, `did.${kind}`) || !Object.hasOwn(fr, `did.${kind}`))).toEqual([]);
});
