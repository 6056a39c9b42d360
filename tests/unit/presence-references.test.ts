import { describe, expect, test } from 'vitest';
import type { FloorPlan, ReferencePlace } from '#shared/domain/floor-plan.ts';
import { lossOver } from '../../edge/presence/locate/radio-model.ts';
import { ageOffsets, createReceiverOffsets, lessonWeight } from '../../edge/presence/locate/receiver-offsets.ts';
import { createReferenceLessons } from '../../edge/presence/locate/reference-lessons.ts';
import { threeZonePlan } from '../fixtures/presence-shop.ts';

const references: readonly ReferencePlace[] = [4, 12, 20].map((xMetres, nth) => ({
  tagKey: `reference-${nth}`,
  at: { xMetres, yMetres: 5 },
  heightMetres: 2,
}));
const plan: FloorPlan = { ...threeZonePlan, references };

/** One receiver is deaf by 6 dB, and every tag sends 3 dB more than it says. */
function teach(packets: number): ReturnType<typeof createReferenceLessons> {
  const lessons = createReferenceLessons(plan, plan.receivers);
  for (const { tagKey, at, heightMetres } of references) {
    plan.receivers.forEach((receiver, nth) => {
      const metres = Math.hypot(at.xMetres - receiver.at.xMetres, at.yMetres - receiver.at.yMetres, heightMetres - receiver.heightMetres);
      const rssiDbm = -56 - lossOver(metres) + (nth === 2 ? -6 : 0);
      for (let packet = 0; packet < packets; packet += 1) lessons.hear(tagKey, nth, rssiDbm, -59);
    });
  }
  return lessons;
}

describe('tags fixed at known places', () => {
  test('show which receiver hears worse, whatever they send', () => {
    const { offsetDb } = createReceiverOffsets(plan.receivers, teach(50));
    expect(offsetDb[2]).toBeLessThan(-2.5);
    expect([...offsetDb].every((db, nth) => nth === 2 || Math.abs(db) < 1)).toBe(true);
  });

  test('stay so many places, however long they are heard, and count less when heard for a moment', () => {
    expect(teach(10_000).of(2).places).toBe(3);
    expect(teach(2).of(2).places).toBeCloseTo(0.3, 5);
    expect(teach(0).of(2)).toEqual({ places: 0, meanDb: 0 });
  });

  test('say nothing when they are not on the plan, nor of a receiver that is not', () => {
    const lessons = createReferenceLessons(plan, plan.receivers);
    lessons.hear('somewhere', 0, -40, -59);
    lessons.hear('reference-0', 99, -40, -59);
    expect(plan.receivers.map((_, nth) => lessons.of(nth).places)).toEqual(plan.receivers.map(() => 0));
  });
});

describe('what was learnt of a receiver', () => {
  const learnt = {
    seconds: 400,
    usualOffsetDb: 1,
    receivers: plan.receivers.map(({ deviceId, at, heightMetres }, nth) => ({
      receiverId: deviceId,
      seconds: 400,
      meanDb: nth === 0 ? -6 : 1,
      at,
      heightMetres,
    })),
  };

  test('is forgotten when it hangs elsewhere, and kept when it was only dusted', () => {
    const move = (metres: number): number => {
      const moved = plan.receivers.map((receiver, nth) =>
        nth === 0 ? { ...receiver, at: { ...receiver.at, xMetres: receiver.at.xMetres + metres } } : receiver,
      );
      return createReceiverOffsets(moved, undefined, learnt).offsetDb[0] ?? Number.NaN;
    };
    expect(move(0)).toBeLessThan(-4);
    expect(move(0.2)).toBeLessThan(-4);
    expect(move(2)).toBe(0);
  });

  test('fades by half in a month, and a clock set back makes nothing surer', () => {
    expect(ageOffsets(learnt, 30 * 86_400_000)).toMatchObject({ seconds: 200, usualOffsetDb: 1 });
    expect(ageOffsets(learnt, 30 * 86_400_000).receivers[0]?.seconds).toBe(200);
    expect(ageOffsets(learnt, -86_400_000).seconds).toBe(400);
  });
});

describe('a second of a walking tag', () => {
  test('teaches nothing by the three receivers that are needed to find it, and less where it is not well found', () => {
    expect(lessonWeight(3, 1)).toBe(0);
    expect(lessonWeight(2, 1)).toBe(0);
    expect(lessonWeight(12, 1)).toBeGreaterThan(lessonWeight(4, 1));
    expect(lessonWeight(12, 2)).toBeLessThan(lessonWeight(12, 1));
  });
});
