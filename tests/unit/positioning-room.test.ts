import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { zoneAt } from '#shared/domain/floor-plan.ts';
import { readRoom } from '../benchmarks/positioning-room.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of recordings with these files. */
function recorded(files: Readonly<Record<string, string>>): string {
  folder = mkdtempSync(join(tmpdir(), 'aisle-room-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const devices =
  'Dongles:{"B8:27:EB:00:00:01": [[-4.0, -2.0, 2.1], 16711680, "north"], "b827eb000002": [[4.5, 3], 0, "east"], "b827eb000003": [[0, 5.5, 1.2], 7, "west"]}\r\n' +
  'Beacons:{"e78f135624ce": [[], 1328790, "beacon1"] }\r\n';

/** Twenty seconds along a line, heard twice a second by two receivers, one of them nobody placed. */
function walk(more: (second: number) => string = () => ''): string {
  const lines = Array.from({ length: 40 }, (_, half) => {
    const [at, x] = [1_700_000_000 + half / 2, -3 + half * 0.1];
    return ['b8:27:eb:00:00:01', 'ffffffffffff'].map(
      (address) => `${at},${address},e78f135624ce,${-60 - (half % 5)},${x.toFixed(2)},1.5,1.3${more(half)}\r\n`,
    );
  });
  return lines.flat().join('');
}

describe('recordings of another room', () => {
  test('are read with foreign line ends, addresses, headings and columns, and coordinates below nought', () => {
    const room = readRoom(
      recorded({ 'cnf/flat.dev': devices, 'trk/a.mbd': `time,sensor,beacon,rssi,x,y,z\r\n${walk(() => ',0.1,0.2,x')}\r\n` }),
    );
    expect(room.plan.receivers.map(({ deviceId }) => deviceId)).toEqual(['north', 'east', 'west']);
    expect([room.walks.length, room.stills.length, room.tagHeightMetres]).toEqual([1, 0, 1.3]);
    expect(room.walks[0]?.packets.length).toBe(80);
    // A metre around everything: x from -5 to 5.5, y from -3 to 6.5.
    expect([room.plan.widthMetres, room.plan.depthMetres]).toEqual([10.5, 9.5]);
    expect(room.plan.receivers[0]?.at).toEqual({ xMetres: 1, yMetres: 1 });
    expect(room.walks[0]?.packets[0]?.at).toEqual({ xMetres: 2, yMetres: 4.5 });
    for (const { at } of room.walks[0]?.packets ?? []) expect(zoneAt(room.plan, at)).toBeDefined();
  });

  test('say themselves whether 0 or 1 can be walked', () => {
    const cells = (walkable: string, blocked: string): string => {
      const states = Array.from({ length: 19 * 21 }, (_, nth) => {
        const [x, y] = [-5 + (nth % 21) * 0.5, -3 + Math.floor(nth / 21) * 0.5];
        return `[${x}, ${y}]::${y === 1.5 ? walkable : blocked}`;
      });
      return `[[-5.0, -3.0], [5.5, 6.5]]::0.5\n${states.join('\n')}\n`;
    };
    const files = { 'cnf/flat.dev': devices, 'trk/a.mbd': walk() };
    const zeros = readRoom(recorded({ ...files, 'occ/flat.occ': cells('0', '1') }));
    rmSync(folder, { recursive: true });
    const ones = readRoom(recorded({ ...files, 'occ/flat.occ': cells('1', '0') }));
    expect(ones.plan.fixtures).toEqual(zeros.plan.fixtures);
    expect(zeros.plan.fixtures.length).toBe(18);
  });

  test('have still places by the names of their columns, in any order, with strengths no radio reports left out', () => {
    const still =
      'sensor\tt_ms\trssi\tx\ty\tz\tday\r\nnorth\t100\t-70\t1\t2\t1\tmon\r\nnorth\t600\t127\t1\t2\t1\tmon\r\neast\t900\t-80\t1\t2\t1\tmon\r\n';
    const room = readRoom(recorded({ 'cnf/flat.dev': devices, 'trk/a.mbd': walk(), 'hst/set_9/places.tsv': still }));
    expect(room.stills.map(({ packets }) => packets.map(({ atMs, receiverId, rssiDbm }) => [atMs, receiverId, rssiDbm]))).toEqual([
      [
        [0, 'north', -70],
        [800, 'east', -80],
      ],
    ]);
  });

  test.each([
    ['names no receiver', { 'cnf/flat.dev': 'Dongles:{}', 'trk/a.mbd': walk() }],
    ['has no line', { 'cnf/flat.dev': devices, 'trk/a.mbd': 'hello\nworld\n' }],
    ['no walk of 10 s', { 'cnf/flat.dev': devices, 'trk/a.mbd': walk().split('\r\n').slice(0, 10).join('\n') }],
    ['begins with "0.5"', { 'cnf/flat.dev': devices, 'trk/a.mbd': walk(), 'occ/flat.occ': '0.5\n' }],
    ['no column "rssi"', { 'cnf/flat.dev': devices, 'trk/a.mbd': walk(), 'hst/set_1/a.tsv': 'x\ty\tt_ms\tsensor\n1\t2\t3\tnorth\n' }],
  ])('that can’t be used are told in words: %s', (words, files) => {
    expect(() => readRoom(recorded(files))).toThrow(words);
  });
});
