import type { HeardBeacon } from './formats/heard.ts';
import type { GatewayFormat } from './formats/gateway-format.ts';

/**
 * When each beacon of a message was heard, on the clock of `sentMs`. Packets of one beacon that carry no time lie evenly in the while the
 * message was collecting, the last one at its end; those that share a time in whole seconds lie evenly in that second.
 * They depend on the message alone, so that one sent twice is seen to be the same.
 */
export function spreadTimes(
  beacons: readonly HeardBeacon[],
  sentMs: number,
  { resolutionMs, collectedMs }: Pick<GatewayFormat, 'resolutionMs' | 'collectedMs'>,
  hasClock: boolean,
): readonly number[] {
  const [only] = beacons;
  const isCoarse = hasClock && resolutionMs > 1;
  if (beacons.length === 1 && !isCoarse) return [(hasClock ? only?.heardMs : undefined) ?? sentMs];
  const groups = new Map<string, { readonly count: number }>();
  const places = beacons.map((beacon) => {
    const name = `${beacon.keys[0] ?? beacon.addressHex ?? ''} ${beacon.heardMs ?? ''}`;
    const place = groups.get(name)?.count ?? 0;
    groups.set(name, { count: place + 1 });
    return { name, place };
  });
  return beacons.map(({ heardMs }, nth) => {
    const { name, place } = places[nth] ?? { name: '', place: 0 };
    const count = groups.get(name)?.count ?? 1;
    const beganMs = hasClock ? heardMs : undefined;
    if (beganMs === undefined) return sentMs - (collectedMs * (count - 1 - place)) / count;
    return isCoarse ? beganMs + (resolutionMs * (place + 0.5)) / count : beganMs;
  });
}
