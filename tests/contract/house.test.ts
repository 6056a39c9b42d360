import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folders = ['edge', 'beacons', 'kiosk', 'signage', 'phone', 'console', 'simulator', 'shared'];

interface Import {
  /** Types are gone when the code runs. */
  readonly isType: boolean;
  readonly file: string;
  readonly target: string;
}

function sourcesIn(folder: string): readonly string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

const sources = folders.flatMap(sourcesIn);

/** Every import of a file of ours, as a path from the root; packages keep their own name. */
const imports: readonly Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(import type [^;]*?)?(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, type, target = '']) => ({
    file,
    target: resolveImport(file, target),
    isType: type !== undefined,
  }));
});

function resolveImport(file: string, target: string): string {
  if (target.startsWith('#shared/')) return target.slice(1);
  if (target.startsWith('.')) return relative(root, resolve(root, dirname(file), target));
  return target;
}

const topOf = (path: string): string => path.split('/')[0] ?? '';
const namesOf = (found: readonly Import[]): string[] => found.map(({ file, target }) => `${file} -> ${target}`);

test('a top folder imports nothing of another but what is shared', () => {
  const crossing = imports.filter(
    ({ file, target }) => folders.includes(topOf(target)) && topOf(target) !== topOf(file) && topOf(target) !== 'shared',
  );
  expect(namesOf(crossing)).toEqual([]);
});

test('shared imports no folder above it, and its layers only look down', () => {
  const layers = ['domain', 'radio', 'contract', 'link', 'ui'];
  const layerOf = (path: string): number => layers.indexOf(path.split('/')[1] ?? '');
  const up = imports.filter(
    ({ file, target }) =>
      topOf(file) === 'shared' && (topOf(target) === 'shared' ? layerOf(target) > layerOf(file) : folders.includes(topOf(target))),
  );
  expect(namesOf(up)).toEqual([]);
});

test('domain imports nothing but itself', () => {
  expect(namesOf(imports.filter(({ file, target }) => file.startsWith('shared/domain/') && !target.startsWith('shared/domain/')))).toEqual(
    [],
  );
});

test('the hub and the gateway never see the screens’ toolbox', () => {
  expect(
    namesOf(
      imports.filter(({ file, target }) => ['edge', 'beacons', 'simulator'].includes(topOf(file)) && target.startsWith('shared/ui/')),
    ),
  ).toEqual([]);
});

// Where the parts of the hub live; `database`, `broker/hub-bus.ts` and the root are what a feature may know of the rest.
const features = [
  'catalogue',
  'devices',
  'floor',
  'gateways',
  'hangers',
  'insights',
  'offers',
  'orders',
  'plan',
  'presence',
  'releases',
  'sales',
  'sample',
  'screens',
  'shoppers',
  'staff',
  'survey',
];
const featureOf = (path: string): string | undefined => features.find((feature) => path.startsWith(`edge/${feature}/`));

test('a feature of the hub imports no other feature', () => {
  const crossing = imports.filter(({ file, target }) => {
    const from = featureOf(file);
    const to = featureOf(target);
    return from !== undefined && to !== undefined && from !== to;
  });
  expect(namesOf(crossing)).toEqual([]);
});

test('a feature knows neither broker, server nor database engine', () => {
  const forbidden = imports.filter(
    ({ file, target }) =>
      featureOf(file) !== undefined &&
      (['aedes', 'mqtt', 'fastify', 'better-sqlite3'].includes(target) ||
        target.startsWith('@fastify/') ||
        target.startsWith('edge/http/')),
  );
  expect(namesOf(forbidden)).toEqual([]);
});

// Hashing and telling an address from a name are arithmetic, wherever Node keeps them.
const pure = ['node:crypto', 'node:net'];

test('rules decide and touch nothing: no SQL, no sockets, no files', () => {
  const impure = imports.filter(
    ({ file, target, isType }) =>
      !isType && file.endsWith('-rules.ts') && (target.endsWith('-records.ts') || (target.startsWith('node:') && !pure.includes(target))),
  );
  expect(namesOf(impure)).toEqual([]);
});

test('files stay under 300 lines, without index files and default exports', () => {
  const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
  expect(sources.filter((file) => /(^|\/)index\.ts$/.test(file))).toEqual([]);
  expect(sources.filter((file) => !file.endsWith('.d.ts') && /^export default /m.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('the wall clock is read through a Clock', () => {
  const reading = sources.filter(
    (file) =>
      !/clock/.test(file) && topOf(file) !== 'simulator' && /Date\.now\(\)|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(reading).toEqual([]);
});

test('the composition root stays readable', () => {
  for (const file of ['edge/hub.ts', 'edge/join-features.ts', 'edge/http/server.ts']) {
    expect(readFileSync(join(root, file), 'utf8').split('\n').length, file).toBeLessThan(280);
  }
});
