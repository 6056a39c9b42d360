import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '#shared/domain/floor-plan.ts';
import { createLocator } from '../../edge/presence/locate/locator.ts';
import { lossOver } from '../../edge/presence/locate/radio-model.ts';
import { createHeardSignals } from '../../edge/presence/locate/signal-window.ts';
import { createLostSeconds, silenceMisfit, silenceMisfits, silenceStep } from '../../edge/presence/locate/silence.ts';
import { factorise } from '../../edge/presence/locate/solve-positive.ts';
import type { Explanation } from '../../edge/presence/locate/explain-place.ts';
import { createNoise, threeZonePlan } from '../fixtures/presence-shop.ts';

const tagHeightMetres = 1.1;

/** How far off a tag is found that only the receivers nearer than `earshotMetres` hear, when the others say that they listen, or say nothing. */
function errorOf(at: Point, earshotMetres: number, isTold: (receiverId: string) => boolean): { metres: number; why: Explanation } {
  const random = createNoise(4);
  const locator = createLocator(threeZonePlan, { batchMs: 0 });
  const track = locator.follow(-59);
  let metres = Number.NaN;
  for (let second = 1; second <= 30; second += 1) {
    for (const receiver of threeZonePlan.receivers) {
      const away = Math.hypot(at.xMetres - receiver.at.xMetres, at.yMetres - receiver.at.yMetres, receiver.heightMetres - tagHeightMetres);
      const rssiDbm = -71 - lossOver(away) + (random() + random() - 1) * 5;
      if (away <= earshotMetres) track.hear(receiver.deviceId, rssiDbm, second * 1000 - 500, -71);
      if (isTold(receiver.deviceId)) locator.listened(receiver.deviceId, second * 1000);
    }
    const place = track.advance(second * 1000)?.at;
    if (place !== undefined) metres = Math.hypot(place.xMetres - at.xMetres, place.yMetres - at.yMetres);
  }
  return { metres, why: track.explain() };
}

describe('a receiver that listens and does not hear a tag', () => {
  const corner: Point = { xMetres: 1, yMetres: 1 };

  test('draws the tag away from it', () => {
    const alone = errorOf(corner, 4, () => false);
    const told = errorOf(corner, 4, () => true);
    expect(told.metres).toBeLessThan(alone.metres);
  });

  test('is named in the explanation, with what it should have heard', () => {
    const { why } = errorOf(corner, 4, () => true);
    const silent = why.receivers.filter(({ rssiDbm }) => rssiDbm === undefined);
    expect(silent.map(({ receiverId }) => receiverId)).toContain('gateway-8');
    expect(silent.every(({ expectedDbm, likelihood }) => expectedDbm !== undefined && likelihood !== undefined)).toBe(true);
    expect(errorOf(corner, 4, () => false).why.receivers.every(({ rssiDbm }) => rssiDbm !== undefined)).toBe(true);
  });

  test('says nothing once it is dead: a gateway that stopped telling draws nobody anywhere', () => {
    const middle: Point = { xMetres: 12, yMetres: 5 };
    const deadIds = new Set(['gateway-3', 'gateway-4']);
    const whole = errorOf(middle, 5.5, () => true);
    const dead = errorOf(middle, 5.5, (id) => !deadIds.has(id));
    expect(dead.metres).toBeLessThan(whole.metres + 1.5);
    expect(dead.why.receivers.some(({ receiverId, rssiDbm }) => deadIds.has(receiverId) && rssiDbm === undefined)).toBe(false);
  });
});

describe('the chance of silence', () => {
  test('falls with the strength a tag should have, and never below what is lost anyway', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (lost) => {
        const misfits = silenceMisfits(lost);
        expect(misfits.every((misfit, step) => step === 0 || misfit >= (misfits[step - 1] ?? 0))).toBe(true);
        expect(Math.max(...misfits)).toBeLessThan(1.75);
        expect(Math.min(...misfits)).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(silenceMisfit(-110, 0)).toBeLessThan(1.02);
    expect(silenceMisfit(-60, 0)).toBeGreaterThan(1.7);
    expect(silenceMisfit(-60, 1)).toBe(1);
  });

  test('is read from the ends of its table beyond them, whatever is asked', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (dbm) => {
        expect(silenceMisfits(0.2)[silenceStep(dbm)]).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('seconds that are lost anyway', () => {
  function lostAfter(heardEvery: number): number {
    const lost = createLostSeconds();
    for (let second = 0; second < 100; second += 1) {
      const heard = createHeardSignals(4);
      for (let receiver = 0; receiver < 4; receiver += 1) {
        if ((second + receiver) % heardEvery !== 0) continue;
        heard.receivers[heard.count] = receiver;
        heard.rssiDbm[heard.count] = -60;
        heard.count += 1;
      }
      lost.note(heard, () => true);
    }
    return lost.share();
  }

  test('are learnt of each tag: few of one heard all the time, most of one that is heard now and then', () => {
    expect(createLostSeconds().share()).toBe(0.5);
    expect(lostAfter(1)).toBeLessThan(0.1);
    expect(lostAfter(4)).toBeGreaterThan(0.85);
  });

  test('are asked of receivers that heard the tag well and still tell; of the others nothing can be known', () => {
    const lost = createLostSeconds();
    const heard = createHeardSignals(2);
    heard.count = 1;
    heard.rssiDbm[0] = -95;
    for (let second = 0; second < 20; second += 1) lost.note({ ...heard, count: second % 2 }, () => true);
    heard.rssiDbm[0] = -50;
    for (let second = 0; second < 20; second += 1) lost.note({ ...heard, count: second % 2 }, () => false);
    expect(lost.share()).toBe(0.5);
  });
});

test('a symmetric positive system is solved, and its determinant known', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }), (x) => {
      const rows = x.map((_, row) => Float64Array.from(x, (_value, column) => (row === column ? 5 : 1 / (1 + Math.abs(row - column)))));
      const right = rows.map((row) => row.reduce((sum, value, nth) => sum + value * (x[nth] ?? 0), 0));
      factorise(rows)
        .solve(right)
        .forEach((value, nth) => expect(value).toBeCloseTo(x[nth] ?? Number.NaN, 8));
    }),
  );
  expect(factorise([Float64Array.of(4, 0), Float64Array.of(2, 10)]).halfLogDeterminant).toBeCloseTo(Math.log(36) / 2, 10);
});
