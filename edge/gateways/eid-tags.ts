import { answer, type Answer } from '#shared/contract/answer.ts';
import { addEidTag } from '#shared/contract/tags.ts';
import type { TagKind } from '#shared/domain/sighting.ts';
import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { makeCode } from '../secrets.ts';
import { computeEid, keyOfIdentity } from './eid.ts';
import type { EidResolver } from './eid-resolver.ts';
import { registerEidTag } from './gateway-records.ts';

const pairingLetters = 8;

export interface EidTagsParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly eids: EidResolver;
  /** The register of tags must know it from now on. */
  readonly onAdded: (tag: { readonly tagKey: TagKey; readonly label: string; readonly kind: TagKind }) => void;
}

/** Registers beacons whose identity changes. */
export function createEidTags({ records, clock, eids, onAdded }: EidTagsParts): { readonly answers: readonly Answer[] } {
  return {
    answers: [
      answer(addEidTag, async ({ body, caller }) => {
        const identityKey = Buffer.from(body.identityKey, 'hex');
        const { rotationExponent, beaconSeconds, label, kind } = body;
        if (computeEid({ identityKey, rotationExponent }, beaconSeconds) !== body.eid)
          throw new RefusedError(
            422,
            'eid-mismatch',
            'this key does not make the identity the beacon says at that time: read key, rotation and clock from the beacon again',
          );
        const now = clock.now();
        const tagKey = keyOfIdentity(identityKey);
        const zeroAtMs = now - beaconSeconds * 1000;
        const pairingCode = kind === 'fob' ? (body.pairingCode ?? makeCode(pairingLetters)) : null;
        await records.write(registerEidTag, {
          tag: { tag_key: tagKey, label, kind, pairing_code: pairingCode },
          identity: {
            tag_key: tagKey,
            identity_key: body.identityKey,
            rotation_exponent: rotationExponent,
            zero_at: zeroAtMs,
            checked_at: now,
          },
          by: authorOf(caller, now),
        });
        onAdded({ tagKey, label, kind });
        eids.add({ tagKey, identityKey, rotationExponent, zeroAtMs, checkedAtMs: now });
        return { tagKey, label, kind, pairingCode };
      }),
    ],
  };
}
