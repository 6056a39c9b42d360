import { expect, test } from 'vitest';
import { chooseGiven, freezeOn, judgeTrial, surplusReleases, type TrialFacts } from '../../edge/releases/release-rules.ts';

const minuteMs = 60_000;
const freely = { newReleases: 'all', freezes: [] } as const;
const cautiously = { newReleases: 'try-first', freezes: [] } as const;

test('a freeze holds on its first and its last day and on no other', () => {
  const freezes = [{ from: '2026-12-18', to: '2027-01-03', why: 'Christmas' }];
  expect(['2026-12-17', '2026-12-18', '2027-01-03', '2027-01-04'].map((day) => freezeOn(day, freezes)?.why)).toEqual([
    undefined,
    'Christmas',
    'Christmas',
    undefined,
  ]);
});

test.each([
  ['a new shop runs what came with the program', { given: undefined, isOwnKnown: false, rules: cautiously, isFrozen: true }, 'own'],
  ['a new program’s screens are given to all', { given: 'before', isOwnKnown: false, rules: freely, isFrozen: false }, 'own'],
  ['unless they are tried first', { given: 'before', isOwnKnown: false, rules: cautiously, isFrozen: false }, 'before'],
  ['or nothing may change today', { given: 'before', isOwnKnown: false, rules: freely, isFrozen: true }, 'before'],
  ['what somebody put back stays back at the next start', { given: 'before', isOwnKnown: true, rules: freely, isFrozen: false }, 'before'],
])('%s', (_words, choice, chosen) => {
  expect(chooseGiven({ own: 'own', ...choice })).toBe(chosen);
});

const trial = (part: Partial<TrialFacts>): TrialFacts => ({
  wanted: '0.2.0+b',
  startedAt: 0,
  now: minuteMs,
  reports: '0.2.0+b',
  isOnline: true,
  errors: 0,
  ...part,
});

test.each([
  ['asked, while the old one still runs', { reports: '0.1.0+a' }, 'asked'],
  ['asked, however long the screen is off', { reports: '0.1.0+a', isOnline: false, now: 600 * minuteMs }, 'asked'],
  ['failed, when it is on and never loads it', { reports: '0.1.0+a', now: 16 * minuteMs }, 'failed'],
  ['running, for the first ten minutes', { now: 10 * minuteMs }, 'runs'],
  ['well, after them', { now: 11 * minuteMs }, 'well'],
  ['well, with an odd mistake', { now: 11 * minuteMs, errors: 2 }, 'well'],
  ['failed, with the third mistake', { errors: 3 }, 'failed'],
  ['running, when it is away a moment', { isOnline: false }, 'runs'],
  ['failed, when it went away with it and did not come back', { isOnline: false, now: 16 * minuteMs }, 'failed'],
] as const)('a release on trial is %s', (_words, facts, state) => {
  expect(judgeTrial(trial(facts))).toBe(state);
});

test('what is needed is kept, however old', () => {
  const releases = ['a', 'b', 'c', 'd', 'e', 'f'].map((releaseId, cameAt) => ({ releaseId, cameAt }));
  expect(surplusReleases(releases, new Set(['a']), 4)).toEqual(['b']);
});
