import { expect, test } from 'vitest';
import type { TagBody } from '#shared/contract/tags.ts';
import { isOwnComputer, sheetsFor } from '../../console/devices/label-rules.ts';
import {
  draftProblems,
  groupTags,
  hasLowBattery,
  nextDraft,
  readUuidHex,
  searchTags,
  tagsOfDraft,
  type TagDraft,
} from '../../console/devices/tag-rules.ts';
import { glassShapeOf } from '../../console/signage/glass-rules.ts';

const uuid = '4C554E45-A15C-4E0D-9B7D-2F6E03C8B1D7';
const uuidHex = '4c554e45a15c4e0d9b7d2f6e03c8b1d7';

const tag = (label: string, part: Partial<TagBody> = {}): TagBody => ({
  tagKey: `ib-${uuidHex}-1-${Number(label.replace(/\D/g, ''))}`,
  label,
  kind: 'fob',
  pairingCode: 'LUNE-7K2QXD',
  ...part,
});
const run: TagDraft = { kind: 'fob', uuid, major: '7', firstMinor: '9', lastMinor: '11', prefix: 'F-' };

test('a run of minors makes one tag each, labelled by its minor', () => {
  expect(tagsOfDraft(run)).toEqual([
    { tagKey: `ib-${uuidHex}-7-9`, label: 'F-009', kind: 'fob' },
    { tagKey: `ib-${uuidHex}-7-10`, label: 'F-010', kind: 'fob' },
    { tagKey: `ib-${uuidHex}-7-11`, label: 'F-011', kind: 'fob' },
  ]);
  expect(tagsOfDraft({ ...run, firstMinor: '0', lastMinor: '499' })).toHaveLength(500);
  expect(tagsOfDraft({ ...run, lastMinor: '65536' })).toEqual([]);
  expect(readUuidHex(`{${uuid}}`)).toBe(uuidHex);
});

test('a run is refused where it is wrong: no number, too many, a label too long or another tag’s', () => {
  expect(draftProblems(run, [])).toEqual({});
  expect(draftProblems({ ...run, uuid: uuid.slice(1), major: '65536', firstMinor: '', lastMinor: '-1' }, [])).toEqual({
    uuid: 'uuid',
    major: 'number',
    firstMinor: 'number',
    lastMinor: 'number',
  });
  expect(draftProblems({ ...run, lastMinor: '8' }, [])).toEqual({ lastMinor: 'order' });
  expect(draftProblems({ ...run, lastMinor: '509' }, [])).toEqual({ lastMinor: 'tooMany' });
  expect(draftProblems({ ...run, prefix: 'a name of 18 signs' }, [])).toEqual({ prefix: 'prefix' });
  expect(draftProblems(run, [tag('F-010')])).toEqual({ prefix: 'taken' });
  expect(draftProblems({ ...run, major: '1' }, [tag('F-010')])).toEqual({});
});

test('the next run goes on where the shop’s own numbers end', () => {
  expect(nextDraft('fob', [tag('F-002'), tag('F-010')])).toEqual({
    kind: 'fob',
    uuid,
    major: '1',
    firstMinor: '11',
    lastMinor: '20',
    prefix: 'F-',
  });
  expect(nextDraft('basket', [tag('F-002')])).toMatchObject({ uuid, major: '2', firstMinor: '1', prefix: 'B-' });
  expect(nextDraft('fob', [])).toMatchObject({ uuid: '', major: '1', firstMinor: '1' });
});

test('tags stand by kind, 2 before 10, and are found by label, code or key', () => {
  const tags = [tag('F-10'), tag('F-2'), tag('R-1', { kind: 'reference', pairingCode: null })];
  expect(groupTags(tags).map(({ kind, tags: own }) => [kind, own.map(({ label }) => label)])).toEqual([
    ['fob', ['F-2', 'F-10']],
    ['reference', ['R-1']],
  ]);
  expect(searchTags(tags, 'lune f-10').map(({ label }) => label)).toEqual(['F-10']);
});

test('sheets are counted, and an address that means only this computer is known', () => {
  expect([sheetsFor(24, 'card'), sheetsFor(25, 'card'), sheetsFor(63, 'sticker'), sheetsFor(64, 'sticker')]).toEqual([1, 2, 1, 2]);
  expect(isOwnComputer('http://localhost:8080/phone/')).toBe(true);
  expect(isOwnComputer('http://127.0.0.1:8080/phone/')).toBe(true);
  expect(isOwnComputer('http://192.168.1.20:8080/phone/')).toBe(false);
});

test('a screen’s shape is its own, wide until it says, and never a thread', () => {
  expect(glassShapeOf({})).toEqual({ ratio: 16 / 9, isUpright: false });
  expect(glassShapeOf({ widthPixels: 1080, heightPixels: 1920 })).toEqual({ ratio: 9 / 16, isUpright: true });
  expect(glassShapeOf({ widthPixels: 0, heightPixels: 1920 })).toEqual({ ratio: 16 / 9, isUpright: false });
  expect(glassShapeOf({ widthPixels: 10, heightPixels: 4000 }).ratio).toBeCloseTo(9 / 32);
});

test('below a tenth a battery is low; one that never spoke is not', () => {
  expect([null, 0, 9, 10, 84].map((batteryPercent) => hasLowBattery({ batteryPercent }))).toEqual([false, true, true, false, false]);
});
