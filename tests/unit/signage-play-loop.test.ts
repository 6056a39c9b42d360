import { describe, expect, test } from 'vitest';
import { createPlayLoop, type PlayableSet, type Showing } from '../../signage/player/play-loop.ts';
import { HandClock } from './signage-clock.ts';

const hours = (slideId: string) => ({ template: 'hours' as const, slideId, seconds: 10, title: { fr: '', en: '' }, lines: [] });
const setOf = (manifestId: string, slideIds: readonly string[]): PlayableSet => ({
  manifestId,
  slides: slideIds.map(hours),
  languages: ['fr'],
});

function startLoop(show: (showing: Showing) => Promise<boolean>) {
  const clock = new HandClock();
  const painted: string[] = [];
  const played: { slideId: string | undefined; seconds: number }[] = [];
  const leftOut: string[] = [];
  let renewals = 0;
  const loop = createPlayLoop({
    clock,
    glass: {
      show: async (showing) => ({ cutTexts: [], isSeen: await show(showing) }),
      renew: () => void (renewals += 1),
    },
    onPainted: ({ set, content }) => painted.push(`${set?.manifestId ?? '-'}/${content?.slideId ?? 'resting'}`),
    onPlayed: ({ content }, _at, seconds) => played.push({ slideId: content?.slideId, seconds }),
    onLeftOut: (slideId) => leftOut.push(slideId),
  });
  return { clock, loop, painted, played, leftOut, renewals: () => renewals };
}

describe('the loop', () => {
  test('rests until there is a set, then shows slide after slide and says how long each was up', async () => {
    const { clock, loop, painted, played } = startLoop(async () => true);
    await clock.move(100);
    expect(painted).toEqual(['-/resting']);
    loop.activate(setOf('m', ['a', 'b', 'c']));
    await clock.move(60_000);
    expect(painted.length).toBeGreaterThanOrEqual(6);
    const order = ['m/a', 'm/b', 'm/c'];
    const first = order.indexOf(painted[1] ?? '');
    painted.slice(1).forEach((slide, step) => expect(slide).toBe(order[(first + step) % 3]));
    for (const { seconds } of played.slice(1)) expect(seconds).toBe(10);
  });

  test('a slide that can’t be shown is left out, told, and tried again later; the others go on', async () => {
    let isBroken = true;
    const { clock, loop, painted, leftOut } = startLoop(async ({ content }) => {
      if (isBroken && content?.slideId === 'b') throw new Error('picture can’t be decoded');
      return true;
    });
    loop.activate(setOf('m', ['a', 'b']));
    await clock.move(60_000);
    expect(leftOut).toEqual(['b']);
    expect(painted).toContain('m/a');
    expect(painted).not.toContain('m/b');
    isBroken = false;
    await clock.move(320_000);
    expect(painted).toContain('m/b');
  });

  test('when no slide can be shown it rests rather than going blank', async () => {
    const { clock, loop, painted } = startLoop(async ({ content }) => {
      if (content !== undefined) throw new Error('nothing works');
      return true;
    });
    loop.activate(setOf('m', ['a', 'b']));
    await clock.move(5_000);
    expect(painted.at(-1)).toBe('m/resting');
  });

  test('a slide that never comes up is noticed: the glass is renewed and the loop goes on', async () => {
    let isStuck = false;
    const { clock, loop, painted, renewals } = startLoop(({ content }) =>
      isStuck && content !== undefined ? new Promise(() => {}) : Promise.resolve(true),
    );
    loop.activate(setOf('m', ['a', 'b']));
    await clock.move(1_000);
    isStuck = true;
    await clock.move(35_000);
    expect(renewals()).toBeGreaterThanOrEqual(1);
    isStuck = false;
    const before = painted.length;
    await clock.move(60_000);
    expect(painted.length).toBeGreaterThan(before + 3);
  });

  test('what nobody could see was not played', async () => {
    const { clock, loop, played } = startLoop(async () => false);
    loop.activate(setOf('m', ['a', 'b']));
    await clock.move(60_000);
    expect(played).toEqual([]);
  });
});
