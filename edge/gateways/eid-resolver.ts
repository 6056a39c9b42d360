import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import { computeEid, type EidSecret } from './eid.ts';

/** A beacon of the register whose identity changes. */
export interface EidBeacon extends EidSecret {
  readonly tagKey: TagKey;
  /** When its own clock stood at nought, in hub time. */
  readonly zeroAtMs: number;
  /** When that was last known to be right. */
  readonly checkedAtMs: number;
}

/** Tells which beacon has an identity now. */
export interface EidResolver {
  resolve(eidHex: string): TagKey | undefined;
  add(beacon: EidBeacon): void;
  /** What is to be kept of beacons' clocks since the last call, each at most once a day: without it a restart would look as far as on the first day. */
  takeChecked(): readonly EidClock[];
}

/** How a beacon's own clock stands. */
export type EidClock = Pick<EidBeacon, 'tagKey' | 'zeroAtMs' | 'checkedAtMs'>;

/** A beacon's clock may go wrong by 150 parts in a million (eid-computation.md). */
const drift = 150e-6;
/** A beacon not heard for years, or one that changes every second: farther than this is not looked. */
const mostRotations = 600;
const keepMs = 86_400_000;

interface Following {
  readonly beacon: EidBeacon;
  zeroAtMs: number;
  checkedAtMs: number;
  keptMs: number;
  /** The rotation the table was made around; undefined before the first. */
  around: number | undefined;
  identities: readonly string[];
}

export function createEidResolver({ clock }: { readonly clock: Clock }): EidResolver {
  const followed: Following[] = [];
  const found = new Map<string, { readonly following: Following; readonly rotation: number }>();

  function rotationMs({ beacon }: Following): number {
    return 1000 * 2 ** beacon.rotationExponent;
  }

  /** Makes the identities it may have now, its clock being as wrong as it may have become. */
  function renew(following: Following, nowMs: number): void {
    const around = Math.floor((nowMs - following.zeroAtMs) / rotationMs(following));
    if (following.around === around) return;
    const wrongMs = Math.abs(nowMs - following.checkedAtMs) * drift;
    // One rotation more on either side: a beacon may choose its moment within a rotation.
    const reach = Math.min(mostRotations, Math.ceil(wrongMs / rotationMs(following)) + 1);
    for (const eidHex of following.identities) found.delete(eidHex);
    const rotations = Array.from({ length: 2 * reach + 1 }, (_, nth) => around - reach + nth).filter((rotation) => rotation >= 0);
    following.around = around;
    following.identities = rotations.map((rotation) => {
      const eidHex = computeEid(following.beacon, rotation * 2 ** following.beacon.rotationExponent);
      found.set(eidHex, { following, rotation });
      return eidHex;
    });
  }

  /** Heard in a rotation, its clock stands within it: what it went wrong by is known again. */
  function check(following: Following, rotation: number, nowMs: number): void {
    const length = rotationMs(following);
    const begins = following.zeroAtMs + rotation * length;
    const lateMs = nowMs < begins ? nowMs - begins : Math.max(0, nowMs - (begins + length));
    following.zeroAtMs += lateMs;
    following.checkedAtMs = nowMs;
  }

  return {
    add(beacon) {
      const { zeroAtMs, checkedAtMs } = beacon;
      followed.push({ beacon, zeroAtMs, checkedAtMs, keptMs: checkedAtMs, around: undefined, identities: [] });
    },
    takeChecked() {
      const due = followed.filter(({ checkedAtMs, keptMs }) => checkedAtMs - keptMs >= keepMs);
      return due.map((following) => {
        const { beacon, zeroAtMs, checkedAtMs } = following;
        following.keptMs = checkedAtMs;
        return { tagKey: beacon.tagKey, zeroAtMs: Math.round(zeroAtMs), checkedAtMs };
      });
    },
    resolve(eidHex) {
      if (followed.length === 0) return undefined;
      const nowMs = clock.now();
      // What it was yesterday may still be in the table: anyone could have recorded it.
      const before = found.get(eidHex);
      for (const following of before === undefined ? followed : [before.following]) renew(following, nowMs);
      const match = found.get(eidHex);
      if (match === undefined) return undefined;
      check(match.following, match.rotation, nowMs);
      return match.following.beacon.tagKey;
    },
  };
}
