import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimCodeIn, tidyCode } from '../../signage/claim/claim-code.ts';
import { createHubClock } from '../../signage/player/hub-clock.ts';
import { createMemoryStore } from '../../signage/player/memory-store.ts';
import { createPlayOutbox } from '../../signage/player/play-outbox.ts';
import type { Play } from '../../signage/player/player-store.ts';
import { retryWaitMs } from '../../signage/player/retry-wait.ts';
import { sha256Of } from '../../signage/player/sha256-of.ts';
import { stageManifest } from '../../signage/player/stage-manifest.ts';
import { createStaging } from '../../signage/player/staging.ts';
import { themeAt } from '../../signage/player/theme-at.ts';
import { pageFiles } from '../../signage/worker/page-files.ts';
import { HandClock } from './signage-clock.ts';
import { tinyManifest } from './signage-tiny-manifest.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const never = new AbortController().signal;

describe('a set is staged whole or not at all', () => {
  test('a picture whose bytes are not what its name says is refused and not kept', async () => {
    const store = createMemoryStore();
    const [good, bad] = [idOf('good'), idOf('bad')];
    const staged = await stageManifest({
      manifest: tinyManifest([good, bad]),
      store,
      signal: never,
      fetchPicture: async (assetId) => bytesOf(assetId === good ? 'good' : 'not bad at all'),
    });
    expect(staged).toEqual({ trouble: 'picture-wrong', assetId: bad });
    expect(await store.readPicture(bad)).toBeUndefined();
  });

  test('a picture that rotted in the screen’s own store is dropped and fetched again', async () => {
    const store = createMemoryStore();
    const assetId = idOf('fresh');
    await store.keepPicture(assetId, new Blob(['rotten']));
    const staged = await stageManifest({
      manifest: tinyManifest([assetId]),
      store,
      signal: never,
      fetchPicture: async () => bytesOf('fresh'),
    });
    expect('pictures' in staged && (await staged.pictures.get(assetId)?.text())).toBe('fresh');
    expect(await (await store.readPicture(assetId))?.text()).toBe('fresh');
  });

  test('a full disk does not keep a set off the glass: it is told, and plays from memory', async () => {
    const full = { ...createMemoryStore(), keepPicture: () => Promise.reject(new Error('QuotaExceededError')) };
    const assetId = idOf('large');
    const staged = await stageManifest({
      manifest: tinyManifest([assetId]),
      store: full,
      signal: never,
      fetchPicture: async () => bytesOf('large'),
    });
    expect(staged).toMatchObject({ isKept: false });
    expect('pictures' in staged && staged.pictures.has(assetId)).toBe(true);
  });

  test('a hub that is away is asked again, ever more patiently, until the set is whole', async () => {
    const clock = new HandClock();
    const assetId = idOf('late');
    let calls = 0;
    const waits: number[] = [];
    const staged: string[] = [];
    const staging = createStaging({
      store: createMemoryStore(),
      clock,
      random: () => 0.5,
      fetchPicture: async () => {
        calls += 1;
        if (calls < 4) throw new Error('away');
        return bytesOf('late');
      },
      onStaged: ({ manifest }) => staged.push(manifest.manifestId),
      onTrouble: (_manifest, _trouble, seconds) => waits.push(seconds),
    });
    staging.want(tinyManifest([assetId]));
    await clock.move(60_000);
    expect(waits).toEqual([4, 8, 16]);
    expect(staged).toEqual([tinyManifest([assetId]).manifestId]);
  });

  test('a newer wish ends the older one: the older set never comes up late', async () => {
    const clock = new HandClock();
    const staged: string[] = [];
    let releaseOld = (): void => {};
    const oldId = idOf('old');
    const newId = idOf('new');
    const staging = createStaging({
      store: createMemoryStore(),
      clock,
      random: () => 0,
      fetchPicture: (assetId) =>
        assetId === oldId ? new Promise((done) => (releaseOld = () => done(bytesOf('old')))) : Promise.resolve(bytesOf('new')),
      onStaged: ({ manifest }) => staged.push(manifest.manifestId),
      onTrouble: () => {},
    });
    staging.want(tinyManifest([oldId]));
    await clock.move(10);
    staging.want(tinyManifest([newId]));
    await clock.move(10);
    releaseOld();
    await clock.move(10);
    expect(staged).toEqual([tinyManifest([newId]).manifestId]);
  });
});

test('waits between attempts grow to five minutes and are never the same in a whole shop', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const wait = retryWaitMs(attempt, random);
      expect(wait).toBeGreaterThanOrEqual(2_000);
      expect(wait).toBeLessThanOrEqual(450_000);
      expect(retryWaitMs(attempt, 0)).toBeLessThan(retryWaitMs(attempt, 1));
    }),
  );
});

test('the SHA-256 of any bytes is what Node says it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await sha256Of(new Uint8Array(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

describe('proof of play', () => {
  const playOf = (id: string): Play => ({ id, at: 1_795_600_000_000, manifestId: '0'.repeat(64), slideId: 's', seconds: 7 });

  test('waits while the hub is away and is sent oldest first once it is back', async () => {
    const clock = new HandClock();
    const sent: string[] = [];
    let isOnline = false;
    const outbox = createPlayOutbox({
      store: createMemoryStore(),
      clock,
      isOnline: () => isOnline,
      publish: async ({ id }) => void sent.push(id),
    });
    for (const id of ['play-001', 'play-002', 'play-003']) await outbox.add(playOf(id));
    await clock.move(10);
    expect(sent).toEqual([]);
    isOnline = true;
    outbox.send();
    await clock.move(10);
    expect(sent).toEqual(['play-001', 'play-002', 'play-003']);
  });

  test('a play that was not acknowledged is sent again under the same id', async () => {
    const clock = new HandClock();
    const store = createMemoryStore();
    const sent: string[] = [];
    let isHearing = false;
    const outbox = createPlayOutbox({
      store,
      clock,
      isOnline: () => true,
      publish: ({ id }) => {
        sent.push(id);
        return isHearing ? Promise.resolve() : new Promise(() => {});
      },
    });
    await outbox.add(playOf('play-007'));
    await clock.move(25_000);
    isHearing = true;
    outbox.send();
    await clock.move(10);
    expect(sent).toEqual(['play-007', 'play-007']);
    expect(await store.countPlays()).toBe(0);
  });
});

describe('the hub’s time', () => {
  test('a screen that wakes up in 1970 never says so, and takes the hub’s time when it hears it', () => {
    let monotonicMs = 5;
    const machine = { now: () => 12_345, monotonic: () => monotonicMs, every: () => () => {}, after: () => () => {} };
    const clock = createHubClock(machine);
    expect(clock.now()).toBeGreaterThanOrEqual(1_577_836_800_000);
    clock.learn(1_795_600_000_000);
    monotonicMs += 700;
    expect(clock.now()).toBe(1_795_600_000_700);
    clock.learn(1_795_600_000_600);
    expect(clock.now()).toBe(1_795_600_000_700);
  });
});

test('the window is dark from nine in the evening to seven by the shop’s clock, on the night of the change too', () => {
  const at = (text: string): number => Date.parse(text);
  expect(themeAt(at('2026-10-24T18:59:00Z'), 'Europe/Paris')).toBe('light');
  expect(themeAt(at('2026-10-24T19:00:00Z'), 'Europe/Paris')).toBe('dark');
  expect(themeAt(at('2026-10-25T05:59:00Z'), 'Europe/Paris')).toBe('dark');
  expect(themeAt(at('2026-10-25T06:00:00Z'), 'Europe/Paris')).toBe('light');
});

test('a code is read from the address and from what people type', () => {
  expect(claimCodeIn('#claim=AB12CD34')).toBe('AB12CD34');
  expect(claimCodeIn('#other=1')).toBeUndefined();
  expect(claimCodeIn('#claim=')).toBeUndefined();
  expect(tidyCode(' ab12 cd34 ')).toBe('AB12CD34');
});

test('every file a page, a script or a style sheet names is found', () => {
  const page = `<script type="module" crossorigin src="/signage/assets/index-A1.js"></script><link rel="stylesheet" href="/signage/assets/index-B2.css">`;
  const script = `import("./draw-code-C3.js");const d=["assets/late-D4.css"];`;
  const sheet = `src:url(/signage/assets/grotesque-latin-E5.woff2)format("woff2")`;
  expect(pageFiles(page)).toEqual(['/signage/assets/index-A1.js', '/signage/assets/index-B2.css']);
  expect(pageFiles(script)).toEqual(['/signage/assets/draw-code-C3.js', '/signage/assets/late-D4.css']);
  expect(pageFiles(sheet)).toEqual(['/signage/assets/grotesque-latin-E5.woff2']);
});
