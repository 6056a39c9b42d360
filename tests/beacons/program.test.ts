import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hexOf } from '#shared/radio/bytes.ts';
import { receiversOf } from '../../beacons/radio/recording.ts';
import { type HeardMessage, startBroker, type TestBroker } from './test-broker.ts';
import { ibeaconAdvert, ibeaconTag } from './vectors.ts';

const root = resolve(import.meta.dirname, '../..');
const walk = join(process.env.AISLE_DATA ?? resolve(root, '../shared/data'), 'danis-ble-tetam/trk/straight_01_all_sensors.mbd');
const missing = existsSync(walk) ? '' : ` (skipped: ${walk} is absent; AISLE_DATA names its folder)`;

let built = '';
let folder = '';
let broker: TestBroker | undefined;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  // Below node_modules, where the program finds its packages and git finds nothing.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  built = mkdtempSync(join(cache, 'aisle-gateway-'));
  folder = mkdtempSync(join(tmpdir(), 'aisle-program-'));
  const external = [/^node:/, 'mqtt', 'typebox', /^typebox\//];
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    build: {
      ssr: 'beacons/main.ts',
      outDir: built,
      target: 'node20',
      rolldownOptions: { external, output: { entryFileNames: 'gateway.mjs' } },
    },
  });
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await broker?.stop();
  broker = undefined;
});
afterAll(() => {
  for (const path of [built, folder]) rmSync(path, { recursive: true, force: true });
});

/** Runs the built gateway; `said` fills as it speaks. */
function run(words: readonly string[]) {
  const child = spawn(process.execPath, [join(built, 'gateway.mjs'), ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const output = { said: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output.said += String(data)));
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output, code };
}

const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 20_000, interval: 20 })
    .toBe(true)
    .then(() => undefined);
const withWord = (word: string, heard: readonly HeardMessage[] = broker?.heard ?? []): readonly HeardMessage[] =>
  heard.filter(({ topic }) => topic.endsWith(`/${word}`));

function writeFile(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  return path;
}

describe('the gateway program', () => {
  it('given a wrong command line says all that is wrong and ends with 2', async () => {
    const { output, code } = run(['--radio', 'wifi', '--id', 'A B']);
    expect(await code).toBe(2);
    expect(output.said.trim().split('\n')).toEqual([
      expect.stringContaining('--hub'),
      expect.stringContaining('--id'),
      expect.stringContaining('--radio'),
    ]);
  });

  it('plays a recording to the hub and ends with 0 when it is over', async () => {
    broker = await startBroker({ 'gateway-1': 's3cret' });
    const credential = writeFile('one.json', { deviceId: 'gateway-1', storeId: 'maison', credential: 's3cret' });
    const line = (atMs: number): string => JSON.stringify({ atMs, address: 'aa', rssiDbm: -60, bytesHex: hexOf(ibeaconAdvert) });
    const replay = writeFile('own.jsonl', [0, 600, 1_200, 1_800].map(line).join('\n'));
    const { output, code } = run(['--hub', broker.url, '--credential-file', credential, '--replay', replay]);
    expect(await code).toBe(0);
    const sightings = withWord('sightings').flatMap(({ body }) => Reflect.get(Object(body), 'sightings'));
    expect(sightings).toHaveLength(4);
    expect(sightings).toMatchObject(Array(4).fill({ tag: ibeaconTag.key, rssiDbm: -60 }));
    await until(
      () => withWord('health').at(-1)?.body !== undefined && Reflect.get(Object(withWord('health').at(-1)?.body), 'online') === false,
    );
    expect(output.said).toContain('4 advertisements played');
    expect(output.said).not.toContain('s3cret');
  });

  it('without a radio it can use says what to do, goes on, and ends with 0 on SIGTERM', async () => {
    broker = await startBroker({ 'gateway-1': 's3cret' });
    const credential = writeFile('one.json', { deviceId: 'gateway-1', storeId: 'maison', credential: 's3cret' });
    const { child, output, code } = run(['--hub', broker.url, '--credential-file', credential, '--radio', 'bluez']);
    // A machine that does have BlueZ hears instead: then it says that.
    await until(() =>
      withWord('health').some(({ body }) => ['missing', 'forbidden', 'off', 'ok'].includes(Reflect.get(Object(body), 'radio'))),
    );
    await until(() => output.said.includes('gateway-1: the hub at'));
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    await until(() => Reflect.get(Object(withWord('health').at(-1)?.body), 'online') === false);
  });

  it.skipIf(missing !== '')(`plays a walk’s twelve receivers as twelve gateways${missing}`, async () => {
    const receivers = await receiversOf(walk);
    const gateways = Object.fromEntries(
      receivers.map((mac, index) => [mac, { deviceId: `gateway-${index + 1}`, credential: `s3cret-${index + 1}` }]),
    );
    broker = await startBroker(Object.fromEntries(Object.values(gateways).map(({ deviceId, credential }) => [deviceId, credential])));
    const credentials = writeFile('many.json', { storeId: 'maison', gateways });
    const { output, code } = run([
      '--hub',
      broker.url,
      '--credential-file',
      credentials,
      '--replay',
      walk,
      '--all-receivers',
      '--replay-speed',
      '60',
    ]);
    expect(await code).toBe(0);
    const speakers = new Set(withWord('sightings').map(({ topic }) => topic.split('/')[4]));
    expect([...speakers].toSorted()).toEqual(
      Object.values(gateways)
        .map(({ deviceId }) => deviceId)
        .toSorted(),
    );
    const tags = new Set(
      withWord('sightings')
        .flatMap(({ body }) => Reflect.get(Object(body), 'sightings'))
        .map(({ tag }) => tag),
    );
    expect([...tags]).toEqual(['ib-a151e0007265706c6179000000000000-4950-9422']);
    const played = [...output.said.matchAll(/(\d+) advertisements played/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    const lines = readFileSync(walk, 'utf8').trim().split('\n').length;
    expect(played).toBe(lines);
    const sighted = withWord('sightings').flatMap(({ body }) => Reflect.get(Object(body), 'sightings')).length;
    expect(sighted).toBeGreaterThan(lines * 0.95);
  });
});
