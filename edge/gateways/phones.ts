import { randomUUID } from 'node:crypto';
import { answer, type Answer } from '#shared/contract/answer.ts';
import { reportRanging } from '#shared/contract/ranging.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';

/** Phones that hear the shop's fixed beacons: the beacons are the receivers, the phone is what is located. */
export interface Phones {
  readonly answers: readonly Answer[];
  /** A phone as a tag, while it may be located; undefined for any other key. */
  tag(tagKey: TagKey): RegisteredTag | undefined;
  /** What a phone of the staff heard, turned round. */
  turn(deviceId: string, sightings: readonly Sighting[]): readonly Sighting[];
}

export interface PhonesParts {
  readonly clock: Clock;
  readonly consentsOf: (shopperId: string) => { readonly offers: boolean; readonly path: boolean };
  readonly carriesFob: (shopperId: string) => boolean;
  /** Whether a beacon has a place on the plan. */
  readonly isFixed: (tagKey: TagKey) => boolean;
  /** Whether a device of the register is a phone of the staff. */
  readonly isStaffPhone: (deviceId: string) => boolean;
  readonly onHeard: (sightings: readonly Sighting[]) => void;
}

const shopperPrefix = 'ph-';
const staffPrefix = 'ps-';
/** An app tells about once a second; one that tells faster wastes its own battery and our time. */
const soonestMs = 200;
/** A phone that was silent for so long comes back as another, as after any visit. */
const forgetMs = 900_000;

interface Phone {
  readonly shopperId: string;
  readonly tagKey: TagKey;
  heardMs: number;
}

/** Who is located is known here under a key that is made for the visit, lives in memory and is never written. */
export function createPhones(parts: PhonesParts): Phones {
  const { clock } = parts;
  const byShopper = new Map<string, Phone>();
  const byKey = new Map<TagKey, Phone>();

  function hasConsent(shopperId: string): boolean {
    const { offers, path } = parts.consentsOf(shopperId);
    return offers || path;
  }

  function forget(phone: Phone): void {
    byShopper.delete(phone.shopperId);
    byKey.delete(phone.tagKey);
  }

  function phoneOf(shopperId: string, nowMs: number): Phone {
    for (const phone of byShopper.values()) if (nowMs - phone.heardMs > forgetMs) forget(phone);
    const known = byShopper.get(shopperId);
    if (known !== undefined) return known;
    const made = { shopperId, tagKey: `${shopperPrefix}${randomUUID()}`, heardMs: Number.NEGATIVE_INFINITY };
    byShopper.set(shopperId, made);
    byKey.set(made.tagKey, made);
    return made;
  }

  return {
    tag(tagKey) {
      if (tagKey.startsWith(staffPrefix)) {
        return parts.isStaffPhone(tagKey.slice(staffPrefix.length)) ? { kind: 'staff', isListener: true } : undefined;
      }
      const phone = byKey.get(tagKey);
      if (phone === undefined) return undefined;
      if (hasConsent(phone.shopperId)) return { kind: 'fob', shopperId: phone.shopperId, isListener: true };
      forget(phone);
      return undefined;
    },
    turn: (deviceId, sightings) =>
      sightings
        .filter(({ tagKey }) => parts.isFixed(tagKey))
        .map((sighting) => ({ ...sighting, tagKey: `${staffPrefix}${deviceId}`, receiverId: sighting.tagKey })),
    answers: [
      answer(reportRanging, ({ body, caller }) => {
        if (caller.kind !== 'shopper') throw new RefusedError(401, 'sign-in', 'this phone has not joined, or was forgotten');
        const { shopperId } = caller;
        if (!hasConsent(shopperId)) throw new RefusedError(403, 'no-consent', 'this shopper agreed to nothing a place is needed for');
        if (parts.carriesFob(shopperId))
          throw new RefusedError(409, 'carries-fob', 'this shopper carries a fob, which says where they are');
        const nowMs = clock.now();
        const phone = phoneOf(shopperId, nowMs);
        if (Math.abs(nowMs - phone.heardMs) < soonestMs) throw new RefusedError(429, 'too-often', 'once a second is enough');
        phone.heardMs = nowMs;
        const heard = body.beacons.flatMap(({ tag, rssiDbm, agoMs, powerDbm }) =>
          parts.isFixed(tag) ? [{ tagKey: phone.tagKey, receiverId: tag, rssiDbm, atMs: nowMs - agoMs, powerDbm }] : [],
        );
        parts.onHeard(heard);
        return { heard: heard.length };
      }),
    ],
  };
}
