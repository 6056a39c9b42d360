import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { createLocator } from '../../edge/presence/locate/locator.ts';
import { openingShares, powerOffsetsDb, usualTrust, weighOffsets } from '../../edge/presence/locate/power-guess.ts';
import { lossOver } from '../../edge/presence/locate/radio-model.ts';
import { createReceiverOffsets } from '../../edge/presence/locate/receiver-offsets.ts';
import { createSurveyField, type SurveyReading } from '../../edge/presence/locate/survey-field.ts';
import type { Estimate, Locator } from '../../edge/presence/locate/track.ts';
import { createNoise, threeZonePlan } from '../fixtures/presence-shop.ts';

const tagHeightMetres = 1.1;

/** Each receiver hears this much stronger or weaker than free space says: one sits behind a pillar. */
const ownDb: Readonly<Record<string, number>> = { 'gateway-3': -8, 'gateway-6': 4 };

function heardAt(at: Point, receiver: FloorPlan['receivers'][number], powerDbm: number): number {
  const metres = Math.hypot(at.xMetres - receiver.at.xMetres, at.yMetres - receiver.at.yMetres, receiver.heightMetres - tagHeightMetres);
  return powerDbm - lossOver(metres) + (ownDb[receiver.deviceId] ?? 0);
}

/** Walks the length of the shop and back; answers how far off the answers were on average. */
function walk(locator: Locator, seed: number, powerDbm: number = -59): number {
  const random = createNoise(seed);
  const track = locator.follow(-59);
  const placeAt = (second: number): Point => ({ xMetres: 12 - 10 * Math.cos(second / 12), yMetres: 5 + 3 * Math.sin(second / 7) });
  const errors: number[] = [];
  for (let second = 1; second <= 120; second += 1) {
    for (const receiver of threeZonePlan.receivers) {
      const noiseDb = (random() + random() - 1) * 5;
      track.hear(receiver.deviceId, heardAt(placeAt(second - 0.5), receiver, powerDbm) + noiseDb, second * 1000 - 500, -59);
    }
    const estimate: Estimate | undefined = track.advance(second * 1000);
    if (estimate?.at === undefined || second < 10) continue;
    const truth = placeAt(estimate.atMs / 1000);
    errors.push(Math.hypot(estimate.at.xMetres - truth.xMetres, estimate.at.yMetres - truth.yMetres));
  }
  return errors.reduce((sum, metres) => sum + metres, 0) / errors.length;
}

describe('receivers that hear worse than others', () => {
  test('are found out by tags that walk by, and tags are nearer to the truth for it', () => {
    const first = createLocator(threeZonePlan, { batchMs: 0 });
    const before = walk(first, 1);
    for (let seed = 2; seed < 5; seed += 1) walk(first, seed);
    const learnt = first.learnt();
    const offsetsDb = createReceiverOffsets(threeZonePlan.receivers, undefined, learnt).offsetDb;
    const number = (id: string): number => threeZonePlan.receivers.findIndex(({ deviceId }) => deviceId === id);
    expect(offsetsDb[number('gateway-3')]).toBeLessThan(-4);
    expect(offsetsDb[number('gateway-6')]).toBeGreaterThan(2);
    const after = walk(createLocator(threeZonePlan, { batchMs: 0, learnt }), 1);
    expect(after).toBeLessThan(before);
    expect(after).toBeLessThan(1.2);
  });

  test('never count for more than eight decibels, nor shift the shop as a whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.double({ min: -90, max: 90, noNaN: true })), { maxLength: 300 }),
        (lessons) => {
          const receivers = threeZonePlan.receivers.slice(0, 6);
          const offsets = createReceiverOffsets(receivers, undefined);
          for (const [receiver, surpriseDb] of lessons) {
            offsets.learn(receiver, surpriseDb, 1);
            offsets.settle(surpriseDb, 1);
          }
          expect(offsets.offsetDb.every((offsetDb) => Math.abs(offsetDb) <= 8)).toBe(true);
          expect(offsets.confidence).toBeLessThan(1);
          const again = createReceiverOffsets(receivers, undefined, offsets.learnt());
          expect(again.offsetDb).toEqual(offsets.offsetDb);
        },
      ),
    );
  });

  test('teach nothing by a tag that lies still, however long', () => {
    const locator = createLocator(threeZonePlan, { batchMs: 0 });
    const track = locator.follow(-59);
    for (let second = 1; second <= 300; second += 1) {
      for (const receiver of threeZonePlan.receivers) {
        track.hear(receiver.deviceId, heardAt({ xMetres: 12, yMetres: 5 }, receiver, -59), second * 1000 - 500, -59);
      }
      track.advance(second * 1000);
    }
    expect(locator.learnt()?.seconds).toBeLessThan(15);
  });
});

describe('a survey', () => {
  const places = [2, 6, 10, 14, 18, 22].flatMap((xMetres) => [2, 5, 8].map((yMetres) => ({ xMetres, yMetres })));
  const readings: SurveyReading[] = places.flatMap((at) =>
    threeZonePlan.receivers.map((receiver) => ({
      at,
      tagHeightMetres,
      receiverId: receiver.deviceId,
      rssiDbm: heardAt(at, receiver, -59),
      powerDbm: -59,
    })),
  );
  const survey = createSurveyField(readings, threeZonePlan.receivers);

  test('tells a receiver’s own strength everywhere, and nothing of one it did not hear', () => {
    expect(survey.residualDb('gateway-3', { xMetres: 12, yMetres: 5 })).toBeCloseTo(-8, 0);
    const farDb = survey.residualDb('gateway-3', { xMetres: 400, yMetres: 5 });
    expect(farDb).toBeGreaterThan(-8.5);
    expect(farDb).toBeLessThan(-6.5);
    expect(survey.residualDb('gateway-99', { xMetres: 12, yMetres: 5 })).toBe(0);
    expect(createSurveyField([], threeZonePlan.receivers).residualDb('gateway-3', { xMetres: 12, yMetres: 5 })).toBe(0);
  });

  test('brings tags nearer to the truth, whatever they send', () => {
    const plain = walk(createLocator(threeZonePlan, { batchMs: 0 }), 9);
    const surveyed = createLocator(threeZonePlan, { batchMs: 0, survey });
    expect(walk(surveyed, 9)).toBeLessThan(plain);
    expect(walk(surveyed, 9, -53)).toBeLessThan(1.3);
    expect(surveyed.learnt()).toBeUndefined();
  });
});

describe('the power of a tag', () => {
  const lesson = { confidence: 1, usualOffsetDb: 0, trust: usualTrust };

  function weighed(likeliestDb: number, isStated: boolean, taught = lesson): number {
    const shares = new Float64Array(powerOffsetsDb.length);
    shares[powerOffsetsDb.indexOf(likeliestDb)] = 1;
    const weights = new Float64Array(powerOffsetsDb.length);
    weighOffsets(shares, isStated, taught, weights);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    return powerOffsetsDb.reduce((mean, offsetDb, nth) => mean + offsetDb * (weights[nth] ?? 0), 0);
  }

  test('stands as stated against weak evidence and gives way to strong', () => {
    expect(Math.abs(weighed(3, true, { ...lesson, confidence: 0 }))).toBeLessThan(1);
    expect(weighed(9, true)).toBeGreaterThan(5);
    expect(weighed(-9, true)).toBeLessThan(-5);
    expect(weighed(3, false)).toBeGreaterThan(weighed(3, true));
  });

  test('is taken lower than it seems until the receivers are known', () => {
    expect(weighed(6, false, { ...lesson, confidence: 0 })).toBeLessThan(weighed(6, false) - 2);
  });

  test('may be anything within 15 dB before anything is heard', () => {
    expect(openingShares().every((share) => share > 0.005)).toBe(true);
  });
});
