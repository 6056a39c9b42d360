import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly type: string } };
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly unknown[];
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
}

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly name?: string; readonly version: string; readonly integrity?: string; readonly dev?: boolean }>
  >;
}

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'aisle-sbom-'));
const file = join(folder, 'sbom.cdx.json');
const run = (...words: string[]) => spawnSync(process.execPath, [join(root, 'scripts/sbom.mjs'), ...words], { encoding: 'utf8' });
const lock: LockFile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const production = Object.entries(lock.packages).flatMap(([path, found]) =>
  path === '' || found.dev === true ? [] : [{ ...found, name: found.name ?? path.slice(path.lastIndexOf('node_modules/') + 13) }],
);
let sbom: Sbom;

beforeAll(() => {
  const { status, stderr } = run('--to', file);
  if (status !== 0) throw new Error(stderr);
  sbom = JSON.parse(readFileSync(file, 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('it is CycloneDX 1.5 of an application', () => {
  expect(sbom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { name: 'aisle', type: 'application' } },
  });
});

test('it names every production package with its version, and what the lock file says its bytes are', () => {
  const hexOf = (integrity = ''): string => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  const named = new Set(
    sbom.components.flatMap(({ name, version, hashes }) => hashes.map(({ alg, content }) => `${name} ${version} ${alg} ${content}`)),
  );
  const missing = production.filter(({ name, version, integrity }) => !named.has(`${name} ${version} SHA-512 ${hexOf(integrity)}`));
  expect(missing.map(({ name, version }) => `${name}@${version}`)).toEqual([]);
  expect(production.length).toBeGreaterThan(100);
});

test('each has a licence and a package URL', () => {
  expect(sbom.components.filter(({ licenses, purl }) => licenses.length === 0 || !purl.startsWith('pkg:npm/'))).toEqual([]);
});

test('what only develops is not in it', () => {
  expect(sbom.components.filter(({ name }) => ['vitest', 'typescript', 'oxlint', 'vite'].includes(name))).toEqual([]);
});

test('it tells what needs what, down from the application, and nothing stands alone', () => {
  const needs = new Map(sbom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set<string>();
  const visit = (ref: string): void => {
    if (reached.has(ref)) return;
    reached.add(ref);
    needs.get(ref)?.forEach(visit);
  };
  visit(sbom.dependencies[0]?.ref ?? '');
  expect(sbom.components.map((component) => component['bom-ref']).filter((ref) => !reached.has(ref))).toEqual([]);
});

test('the same lock file gives the same bytes', () => {
  const again = join(folder, 'again.json');
  run('--to', again);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
});

test('a wrong word is told', () => {
  const { status, stderr } = run('--too', file);
  expect(status).toBe(1);
  expect(stderr).toContain('Usage');
});
