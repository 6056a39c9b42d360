import { expect, test } from 'vitest';
import { createLocator } from '../../edge/presence/locate/locator.ts';
import { denim, threeZonePlan } from '../fixtures/presence-shop.ts';

/** One tag that stands in denim, heard by every receiver as free space has it. */
function stand(sigmaDb: number | undefined) {
  const track = createLocator(threeZonePlan).follow(-59);
  for (let second = 1; second <= 20; second += 1) {
    for (const { deviceId, at, heightMetres } of threeZonePlan.receivers) {
      const metres = Math.hypot(denim.xMetres - at.xMetres, denim.yMetres - at.yMetres, heightMetres - 1.1);
      track.hear(deviceId, -59 - 20 * Math.log10(metres), second * 1_000 - 1_200, -59, sigmaDb);
    }
    track.advance(second * 1_000);
  }
  return track.explain();
}

test('a strength that its gateway has averaged says less of where a tag is now: the same zone, with more doubt', () => {
  const [packets, averaged] = [stand(undefined), stand(7)];
  expect(packets.zoneId).toBe('denim');
  expect(averaged.zoneId).toBe('denim');
  expect(averaged.radiusMetres).toBeGreaterThan(packets.radiusMetres * 1.1);
  expect(stand(1)).toEqual(packets);
});
