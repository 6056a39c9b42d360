import type { Static } from 'typebox';
import type { Attention } from '#shared/contract/places.ts';
import type { ReferenceStateBody } from '#shared/contract/survey.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Sighting } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';

type AttentionBody = Static<typeof Attention>;

/** A receiver that heard a fixed tag many times and then not for this long no longer hears at all. */
const silentSeconds = 90;
/** A tag nobody hears any more: its battery, most likely. */
const tagSilentSeconds = 300;
/** Fewer packets than this are no habit. */
const habitPackets = 40;
/** Packets over which the usual strength is remembered, and over which it is now: hours, and half a minute. */
const usualPackets = 20_000;
const nowPackets = 40;

interface Ear {
  packets: number;
  usualDbm: number;
  nowDbm: number;
  lastMs: number;
  lastSteadyMs: number;
}

export interface ReferenceTag {
  readonly tagKey: string;
  readonly label: string;
}

export interface ReferenceWatch {
  hear(sightings: readonly Sighting[]): void;
  states(tags: readonly ReferenceTag[]): ReferenceStateBody[];
  attention(tags: readonly ReferenceTag[]): AttentionBody[];
}

/** Listens to tags fixed in known places: they don't move, so what changes is the receiver's or the battery's doing. */
export function createReferenceWatch(parts: {
  readonly clock: Clock;
  readonly plan: () => FloorPlan;
  readonly isReference: (tagKey: string) => boolean;
  readonly receiverName: (receiverId: string) => Texts;
}): ReferenceWatch {
  const { clock } = parts;
  const ears = new Map<string, Map<string, Ear>>();

  function earOf({ tagKey, receiverId, rssiDbm }: Sighting): Ear {
    const own = ears.get(tagKey) ?? new Map<string, Ear>();
    ears.set(tagKey, own);
    const ear = own.get(receiverId) ?? { packets: 0, usualDbm: rssiDbm, nowDbm: rssiDbm, lastMs: 0, lastSteadyMs: 0 };
    own.set(receiverId, ear);
    return ear;
  }

  function isQuiet(ear: Ear, seconds: number): boolean {
    return clock.monotonic() - ear.lastSteadyMs > seconds * 1000;
  }

  function stateOf({ tagKey, label }: ReferenceTag): ReferenceStateBody {
    const placed = parts.plan().references?.find((reference) => reference.tagKey === tagKey);
    const own = [...(ears.get(tagKey) ?? [])];
    const isHeard = own.some(([, ear]) => !isQuiet(ear, silentSeconds));
    const last = Math.max(0, ...own.map(([, { lastMs }]) => lastMs));
    return {
      tagKey,
      label,
      at: placed?.at ?? null,
      state: placed === undefined ? 'unplaced' : isHeard ? 'heard' : 'silent',
      lastHeardAt: last === 0 ? null : last,
      receivers: own
        .map(([receiverId, ear]) => ({
          receiverId,
          rssiDbm: ear.nowDbm,
          lastHeardAt: ear.lastMs,
          isSilent: isHeard && ear.packets >= habitPackets && isQuiet(ear, silentSeconds),
          shiftDb: ear.nowDbm - ear.usualDbm,
        }))
        .toSorted((a, b) => b.rssiDbm - a.rssiDbm),
    };
  }

  function silentTag(state: ReferenceStateBody): AttentionBody[] {
    const isOver = state.lastHeardAt !== null && clock.now() - state.lastHeardAt > tagSilentSeconds * 1000;
    if (state.state !== 'silent' || !isOver || state.lastHeardAt === null) return [];
    return [
      {
        id: `reference-${state.tagKey}`,
        since: state.lastHeardAt,
        severity: 'info',
        words: {
          fr: `La balise fixe ${state.label} n’est plus entendue par personne : sa pile est-elle vide ?`,
          en: `Nobody hears the reference tag ${state.label} any more: is its battery empty?`,
        },
      },
    ];
  }

  return {
    hear(sightings) {
      for (const sighting of sightings) {
        if (!parts.isReference(sighting.tagKey)) continue;
        const ear = earOf(sighting);
        ear.packets = Math.min(usualPackets, ear.packets + 1);
        ear.usualDbm += (sighting.rssiDbm - ear.usualDbm) / ear.packets;
        ear.nowDbm += (sighting.rssiDbm - ear.nowDbm) / Math.min(nowPackets, ear.packets);
        ear.lastMs = Math.max(ear.lastMs, sighting.atMs);
        ear.lastSteadyMs = clock.monotonic();
      }
    },
    states: (tags) => tags.map(stateOf),
    attention(tags) {
      const states = tags.map(stateOf);
      const deaf = new Map<string, { since: number; labels: string[] }>();
      for (const { label, receivers } of states) {
        for (const { receiverId, isSilent, lastHeardAt } of receivers) {
          if (!isSilent) continue;
          const one = deaf.get(receiverId) ?? { since: lastHeardAt, labels: [] };
          deaf.set(receiverId, { since: Math.max(one.since, lastHeardAt), labels: [...one.labels, label] });
        }
      }
      const receivers = [...deaf].map(([receiverId, { since, labels }]): AttentionBody => {
        const name = parts.receiverName(receiverId);
        return {
          id: `deaf-${receiverId}`,
          since,
          severity: 'warning',
          words: {
            fr: `${name.fr} n’entend plus la balise fixe ${labels.join(', ')}, que d’autres entendent : est-elle branchée, couverte ou déplacée ?`,
            en: `${name.en} no longer hears the reference tag ${labels.join(', ')}, though others do: is it plugged in, covered or moved?`,
          },
          deviceId: receiverId,
        };
      });
      return [...receivers, ...states.flatMap(silentTag)];
    },
  };
}
