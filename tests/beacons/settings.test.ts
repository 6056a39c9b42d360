import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '#shared/link/errors.ts';
import { systemClock } from '#shared/link/clock.ts';
import { planGateways } from '../../beacons/plan.ts';
import { readSettings } from '../../beacons/settings.ts';

let folder = '';
let walk = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-settings-'));
  walk = join(folder, 'walk.mbd');
  writeFileSync(walk, '1.5,b827eb4521b4,e78f135624ce,-87\n1.6,000000000202,e78f135624ce,-77\n');
  writeFileSync(join(folder, 'own.jsonl'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hub = ['--hub', 'mqtt://10.0.0.5:1883'];

function mistakesOf(words: readonly string[]): readonly string[] {
  try {
    readSettings(words);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

async function planMistakesOf(words: readonly string[]): Promise<readonly string[]> {
  const settings = readSettings(words);
  if (settings === undefined) throw new Error('help was not asked for');
  try {
    await planGateways({ settings, clock: systemClock, log: () => undefined });
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

const writeFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

describe('the command line', () => {
  it('needs no more than the hub', () => {
    expect(readSettings(hub)).toEqual({ hubUrl: 'mqtt://10.0.0.5:1883', radio: 'noble', credentialFile: 'data/gateway.credential.json' });
  });

  it('is read whole', () => {
    const words = [
      '--hub',
      'wss://shop/mqtt',
      '--id',
      'gateway-1',
      '--store',
      'maison',
      '--credential-file',
      'c.json',
      '--claim',
      '4F7K-29QX',
      '--http',
      'http://shop:8080',
      '--radio',
      'bluez',
    ];
    expect(readSettings(words)).toEqual({
      hubUrl: 'wss://shop/mqtt',
      gatewayId: 'gateway-1',
      storeId: 'maison',
      credentialFile: 'c.json',
      claim: { code: '4F7K-29QX', httpUrl: 'http://shop:8080' },
      radio: 'bluez',
    });
  });

  it('takes a walk’s receiver as people write MACs', () => {
    expect(readSettings([...hub, '--replay', walk, '--receiver', 'B8:27:EB:45:21:B4', '--replay-speed', '2.5'])).toMatchObject({
      radio: 'replay',
      replay: { file: walk, speed: 2.5, receiver: 'b827eb4521b4' },
    });
  });

  it('asked for help reads nothing else', () => {
    expect(readSettings(['--help', '--hub', 'nonsense'])).toBeUndefined();
  });

  it('tells every mistake at once, each with what was read and an example', () => {
    const mistakes = mistakesOf([
      '--hub',
      'htp:/x',
      '--id',
      'Gateway 1',
      '--radio',
      'wifi',
      '--claim',
      'x',
      '--volume',
      '--constructor',
      'stray',
    ]);
    expect(mistakes).toEqual([
      '--volume: not known; see --help',
      '--constructor: not known; see --help',
      expect.stringMatching(/^stray: .*example/),
      expect.stringMatching(/^--hub: read "htp:\/x".*example --hub mqtt:\/\//),
      expect.stringMatching(/^--id: read "Gateway 1".*example --id gateway-1/),
      expect.stringMatching(/^--radio: read "wifi".*noble, bluez, replay/),
      expect.stringMatching(/^--claim: read "x".*example/),
      expect.stringMatching(/^--http: read nothing.*example --http http:\/\//),
    ]);
  });

  it.each([
    ['no hub', () => [], /^--hub: read nothing/],
    ['an option without its value', () => [...hub, '--id'], /^--id: read nothing after it/],
    ['a recording that is not there', () => [...hub, '--replay', '/nowhere.jsonl'], /^--replay: read "\/nowhere\.jsonl"/],
    ['a speed of zero', () => [...hub, '--replay', join(folder, 'own.jsonl'), '--replay-speed', '0'], /^--replay-speed: read "0"/],
    ['a speed in words', () => [...hub, '--replay', join(folder, 'own.jsonl'), '--replay-speed', 'fast'], /^--replay-speed: read "fast"/],
    ['a walk without a receiver', () => [...hub, '--replay', walk], /^--receiver: read nothing.*--all-receivers/],
    ['a receiver for a recording of ours', () => [...hub, '--replay', join(folder, 'own.jsonl'), '--all-receivers'], /is not a walk/],
    ['a receiver that is no MAC', () => [...hub, '--replay', walk, '--receiver', 'kitchen'], /^--receiver: read "kitchen"/],
    [
      'two kinds of radio',
      () => [...hub, '--replay', join(folder, 'own.jsonl'), '--radio', 'noble'],
      /^--radio: read "noble" beside --replay/,
    ],
    ['a replay of nothing', () => [...hub, '--radio', 'replay'], /^--radio: read "replay" without a recording/],
    ['a speed for a radio', () => [...hub, '--replay-speed', '2'], /^--replay-speed: read "2" without a recording/],
  ])('with %s says so', (_what, words, mistake) => {
    expect(mistakesOf(words())).toEqual([expect.stringMatching(mistake)]);
  });
});

describe('a gateway’s credential', () => {
  it('that is not there asks for a claim', async () => {
    expect(await planMistakesOf([...hub, '--credential-file', join(folder, 'none.json')])).toEqual([
      expect.stringMatching(/none\.json is not there; claim this gateway.*--claim/),
    ]);
  });

  it.each([
    ['is not JSON', 'secret', /it is not JSON; for example \{"deviceId"/],
    ['lacks its secret', '{"deviceId":"gateway-1","storeId":"maison"}', /credential.*; for example/],
    ['has an id no topic can carry', '{"deviceId":"gateway/1","storeId":"maison","credential":"x"}', /deviceId.*; for example/],
  ])('that %s says so', async (_what, text, mistake) => {
    const path = writeFile('credential.json', text);
    expect(await planMistakesOf([...hub, '--credential-file', path])).toEqual([expect.stringMatching(mistake)]);
  });

  it('of another gateway or store is not used', async () => {
    const path = writeFile('credential.json', '{"deviceId":"gateway-1","storeId":"maison","credential":"x"}');
    expect(await planMistakesOf([...hub, '--credential-file', path, '--id', 'gateway-2', '--store', 'lune'])).toEqual([
      expect.stringMatching(/^--id: read "gateway-2", but .* "gateway-1"/),
      expect.stringMatching(/^--store: read "lune", but .* "maison"/),
    ]);
    expect(await planMistakesOf([...hub, '--credential-file', path, '--id', 'gateway-1', '--store', 'maison'])).toEqual([]);
  });

  it('for all receivers names each one that is missing', async () => {
    const path = writeFile('many.json', '{"storeId":"maison","gateways":{"B8:27:EB:45:21:B4":{"deviceId":"gateway-1","credential":"x"}}}');
    expect(await planMistakesOf([...hub, '--credential-file', path, '--replay', walk, '--all-receivers'])).toEqual([
      expect.stringMatching(/no credential for receiver 000000000202/),
    ]);
  });

  it('goes with a receiver the walk has', async () => {
    const path = writeFile('credential.json', '{"deviceId":"gateway-1","storeId":"maison","credential":"x"}');
    expect(await planMistakesOf([...hub, '--credential-file', path, '--replay', walk, '--receiver', 'aaaaaaaaaaaa'])).toEqual([
      expect.stringMatching(/"aaaaaaaaaaaa", which .* does not have; it has b827eb4521b4, 000000000202/),
    ]);
  });
});
