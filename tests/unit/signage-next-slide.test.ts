import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortestShowMs, turnAt, turnToShow } from '../../signage/player/next-slide.ts';

const none: ReadonlySet<string> = new Set();
const plan = fc
  .array(fc.integer({ min: 7, max: 120 }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((seconds, place) => ({ slideId: `s-${place}`, seconds })));
const instant = fc.integer({ min: 1_577_836_800_000, max: 4_000_000_000_000 });
const languages = fc.integer({ min: 1, max: 3 });

describe('whose turn it is', () => {
  test('at every instant of a playlist exactly one slide has its turn, for as many seconds as it was given', () => {
    fc.assert(
      fc.property(plan, languages, instant, (slides, count, at) => {
        const turn = turnAt(slides, count, at, none);
        expect(turn).toBeDefined();
        if (turn === undefined) return;
        expect(turn.startsAt).toBeLessThanOrEqual(at);
        expect(turn.endsAt).toBeGreaterThan(at);
        expect(turn.endsAt - turn.startsAt).toBe((slides[turn.place]?.seconds ?? 0) * 1_000);
        expect(turn.languagePlace).toBeLessThan(count);
      }),
    );
  });

  test('turn follows turn without a gap, in the order of the playlist', () => {
    fc.assert(
      fc.property(plan, languages, instant, (slides, count, at) => {
        const turn = turnAt(slides, count, at, none);
        const next = turnAt(slides, count, turn?.endsAt ?? 0, none);
        expect(next?.startsAt).toBe(turn?.endsAt);
        expect(next?.place).toBe(((turn?.place ?? 0) + 1) % slides.length);
      }),
    );
  });

  test('a screen that starts in the middle shows what its neighbour shows', () => {
    fc.assert(
      fc.property(plan, languages, instant, fc.integer({ min: 0, max: 6_999 }), (slides, count, at, laterMs) => {
        const neighbour = turnAt(slides, count, at, none);
        const started = turnAt(slides, count, at + laterMs, none);
        if (neighbour !== undefined && at + laterMs < neighbour.endsAt) expect(started).toEqual(neighbour);
      }),
    );
  });

  test('after as many passes as languages every slide was shown in every language', () => {
    fc.assert(
      fc.property(plan, languages, instant, (slides, count, from) => {
        const shown = new Set<string>();
        let at = from;
        for (let steps = 0; steps < slides.length * count + 1; steps += 1) {
          const turn = turnAt(slides, count, at, none);
          if (turn === undefined) return;
          shown.add(`${turn.place}/${turn.languagePlace}`);
          at = turn.endsAt;
        }
        expect(shown.size).toBe(slides.length * count);
      }),
    );
  });

  test('a slide that can’t be shown leaves its turn to the next; with none left there is no turn', () => {
    fc.assert(
      fc.property(plan, instant, fc.array(fc.nat(11)), (slides, at, lame) => {
        const skipped = new Set(lame.map((place) => `s-${place}`));
        const turn = turnAt(slides, 2, at, skipped);
        const healthy = slides.filter((slide) => !skipped.has(slide.slideId));
        expect(turn === undefined).toBe(healthy.length === 0);
        if (turn !== undefined) expect(skipped.has(slides[turn.place]?.slideId ?? '')).toBe(false);
      }),
    );
  });

  test('nothing is put up for less time than it takes to read', () => {
    fc.assert(
      fc.property(plan, languages, instant, (slides, count, at) => {
        const turn = turnToShow(slides, count, at, none);
        expect((turn?.endsAt ?? 0) - at).toBeGreaterThanOrEqual(shortestShowMs);
      }),
    );
  });

  test('an empty playlist has no turn', () => {
    expect(turnAt([], 1, 1_795_600_000_000, none)).toBeUndefined();
  });
});
