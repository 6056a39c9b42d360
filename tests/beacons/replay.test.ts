import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexOf } from '#shared/radio/bytes.ts';
import type { Advertisement, RadioReport } from '../../beacons/radio/radio.ts';
import { bytesOfWalkBeacon, readJsonLine, readRecording, readWalkLine, receiversOf } from '../../beacons/radio/recording.ts';
import { createReplayRadio } from '../../beacons/radio/replay-radio.ts';
import { createFakeClock } from './fakes/fake-clock.ts';
import { ibeaconAdvert, tagsIn } from './vectors.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeRecording(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const jsonLine = (atMs: number, rssiDbm = -60): string =>
  JSON.stringify({ atMs, address: 'aa:bb', rssiDbm, bytesHex: hexOf(ibeaconAdvert) });

/** Plays a file on a fake clock; `heard` fills as time is moved on. */
function play(path: string, { speed = 1, receiver = '' } = {}) {
  const clock = createFakeClock();
  const heard: Advertisement[] = [];
  const reports: RadioReport[] = [];
  const broken: string[] = [];
  const stop = new AbortController();
  const open = () => readRecording({ path, receiver, onBroken: (words) => broken.push(words) });
  const radio = createReplayRadio({ clock, open, speed, name: 'walk' });
  const over = radio.listen(
    { onAdvertisement: (advertisement) => heard.push(advertisement), onReport: (report) => reports.push(report) },
    stop.signal,
  );
  /** Reading a file takes real time, which a fake clock does not wait for. */
  const opened = () => new Promise((done) => setTimeout(done, 100));
  return { clock, heard, reports, broken, stop, over, opened };
}

describe('a recording', () => {
  it('is heard with the spacing it was recorded with, from now', async () => {
    const { clock, heard, over, opened } = play(
      writeRecording('spaced.jsonl', [jsonLine(1_000_000), jsonLine(1_000_450), jsonLine(1_003_000)]),
    );
    await opened();
    await clock.advance(449);
    expect(heard.map(({ heardAtMs }) => heardAtMs)).toEqual([0]);
    await clock.advance(1);
    expect(heard.map(({ heardAtMs }) => heardAtMs)).toEqual([0, 450]);
    await clock.advance(2_549);
    expect(heard).toHaveLength(2);
    await clock.advance(1);
    await over;
    expect(heard.map(({ heardAtMs }) => heardAtMs)).toEqual([0, 450, 3_000]);
    expect(tagsIn(heard[2]?.bytes ?? new Uint8Array())).toHaveLength(1);
  });

  it('played ten times as fast takes a tenth of its time', async () => {
    const { clock, heard, over, opened } = play(writeRecording('fast.jsonl', [jsonLine(0), jsonLine(1_000), jsonLine(10_000)]), {
      speed: 10,
    });
    await opened();
    await clock.advance(1_000);
    await over;
    expect(heard.map(({ heardAtMs }) => heardAtMs)).toEqual([0, 100, 1_000]);
  });

  it('plays a line that was written late at once', async () => {
    const { clock, heard, over, opened } = play(
      writeRecording('late.jsonl', [jsonLine(0), jsonLine(2_000), jsonLine(1_900), jsonLine(2_100)]),
    );
    await opened();
    await clock.advance(2_100);
    await over;
    expect(heard.map(({ heardAtMs }) => heardAtMs)).toEqual([0, 2_000, 1_900, 2_100]);
  });

  it('says which line is broken and plays the rest', async () => {
    const { clock, heard, broken, over, opened } = play(
      writeRecording('broken.jsonl', [jsonLine(0), '{"atMs":1,"addr', '{}', '', jsonLine(10)]),
    );
    await opened();
    await clock.advance(10);
    await over;
    expect(heard).toHaveLength(2);
    expect(broken).toEqual([expect.stringMatching(/broken\.jsonl: 2 of 5 lines .* first is line 2$/)]);
  });

  it('says when it is over', async () => {
    const { clock, reports, over, opened } = play(writeRecording('over.jsonl', [jsonLine(0)]));
    await opened();
    await clock.advance(0);
    await over;
    expect(reports).toEqual([
      { state: 'replay', words: 'plays walk' },
      { state: 'replay', words: 'walk is over: 1 advertisements played' },
    ]);
  });

  it('stops at once when told to, leaving no timer', async () => {
    const { clock, heard, stop, over, opened } = play(writeRecording('stopped.jsonl', [jsonLine(0), jsonLine(60_000)]));
    await opened();
    await clock.advance(1);
    stop.abort();
    await over;
    expect(heard).toHaveLength(1);
    expect(clock.timers()).toBe(0);
  });
});

describe('a line', () => {
  it('of a walk is an iBeacon made of its beacon’s last four bytes', () => {
    expect(tagsIn(bytesOfWalkBeacon('e78f135624ce'))).toEqual([{ key: 'ib-a151e0007265706c6179000000000000-4950-9422', powerDbm: -59 }]);
  });

  it('of a walk belongs to one receiver and only keeps time for others', () => {
    const line = '1581249601.4086823,b827eb4521b4,e78f135624ce,-87,18.031,8.465,1.816';
    expect(readWalkLine(line, 'b827eb4521b4')).toMatchObject({
      atMs: expect.closeTo(1_581_249_601_408.7, 1),
      rssiDbm: -87,
      isOthers: false,
    });
    expect(readWalkLine(line, '000000000202')).toMatchObject({ isOthers: true });
  });

  it.each([
    '',
    ',',
    'now,b827eb4521b4,e78f135624ce,-87',
    '1581249601.4,b827eb4521b4,e78f13,-87',
    '1581249601.4,b827eb4521b4,e78f135624ce',
    '1581249601.4,b827eb4521b4,e78f135624ce,loud',
  ])('"%s" is no line of a walk', (line) => {
    expect(readWalkLine(line, 'b827eb4521b4')).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '[]',
    '3',
    '{"atMs":"1","address":"a","rssiDbm":-1,"bytesHex":""}',
    '{"atMs":1,"address":"a","rssiDbm":-1,"bytesHex":"0"}',
  ])('%s is no line of ours', (line) => {
    expect(readJsonLine(line)).toBeUndefined();
  });
});

const walk = join(
  process.env.AISLE_DATA ?? resolve(import.meta.dirname, '../../../shared/data'),
  'danis-ble-tetam/trk/straight_01_all_sensors.mbd',
);
const missing = existsSync(walk) ? '' : ` (skipped: ${walk} is absent; AISLE_DATA names its folder)`;

describe.skipIf(missing !== '')(`a real walk${missing}`, () => {
  it('has twelve receivers', async () => {
    expect(await receiversOf(walk)).toHaveLength(12);
  });

  it('is heard by one receiver as often, as strong and as far apart as it was', async () => {
    const receiver = 'b827eb4521b4';
    const lines = readFileSync(walk, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const firstSeconds = Number(lines[0]?.[0]);
    const own = lines.filter(([, by]) => by === receiver);
    const { clock, heard, over, opened } = play(walk, { receiver, speed: 2 });
    let isOver = false;
    void over.then(() => (isOver = true));
    while (!isOver) {
      await opened();
      await clock.advance(30_000);
    }
    expect(own.length).toBeGreaterThan(50);
    expect(heard.map(({ rssiDbm }) => rssiDbm)).toEqual(own.map(([, , , rssi]) => Number(rssi)));
    for (const [index, { heardAtMs }] of heard.entries())
      expect(heardAtMs).toBeCloseTo(((Number(own[index]?.[0]) - firstSeconds) * 1000) / 2, 1);
  });
});
