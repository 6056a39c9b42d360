import type { WhyBody } from '#shared/contract/places.ts';
import type { Explanation } from './locate/explain-place.ts';
import { marginShare } from './locate/zone-mass.ts';

/** Half a decibel and half a per cent are beyond what anyone can check; more digits would only seem exact. */
function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** An explanation as managers read it: figures of receivers and zones, nothing of the tag or of who carries it. */
export function whyHere(personId: string, explanation: Explanation): WhyBody {
  const { method, zoneId, zones, margin, at, radiusMetres, powerDbm, powerOffsetDb, receivers } = explanation;
  return {
    personId,
    method,
    zoneId,
    zones: zones.map((zone) => ({ zoneId: zone.zoneId, share: Math.min(1, rounded(zone.share, 3)) })),
    margin: Math.min(1, rounded(margin, 3)),
    neededMargin: method === 'grid' ? marginShare : 0,
    at: at === undefined ? null : { xMetres: rounded(at.xMetres, 2), yMetres: rounded(at.yMetres, 2) },
    radiusMetres: rounded(radiusMetres, 2),
    powerDbm,
    powerOffsetDb: rounded(powerOffsetDb, 1),
    receivers: receivers.map(({ receiverId, rssiDbm, expectedDbm, likelihood }) => ({
      receiverId,
      rssiDbm: rssiDbm === undefined ? null : rounded(rssiDbm, 1),
      expectedDbm: expectedDbm === undefined ? null : rounded(expectedDbm, 1),
      likelihood: likelihood === undefined ? null : rounded(likelihood, 3),
    })),
  };
}
