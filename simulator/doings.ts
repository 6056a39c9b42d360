import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { DoorCounter } from './devices/door-counter.ts';
import type { Hangers } from './devices/hangers.ts';
import type { CrowdParts } from './people/crowd.ts';
import type { Party } from './people/party.ts';
import type { Person } from './people/person.ts';
import { createTagRack } from './people/tag-rack.ts';
import type { Phone } from './phones/phone.ts';
import type { Pockets } from './phones/pockets.ts';
import type { Shelves } from './sales/shelves.ts';
import type { Till } from './sales/till.ts';
import type { Tastes } from './people/tastes.ts';
import type { Witness } from './witness.ts';

export interface DoingsParts {
  readonly pass: SimulatorPass;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly counters: readonly DoorCounter[];
  readonly hangers: Hangers;
  readonly pockets: Pockets;
  readonly shelves: Shelves;
  readonly tills: ReadonlyMap<string, Till>;
  readonly tastes: Tastes;
  readonly witness: Witness | undefined;
  readonly partyOf: (person: Person) => Party | undefined;
  readonly say: (words: string) => void;
}

const wishShare = 0.12;
const temptedShare = 0.55;
/** A shopper scans the code at the door a few seconds after coming in. */
const pairingSeconds = { soonest: 2, latest: 9 };

function phoneOf(party: Party): Phone | undefined {
  return party.members.find((member) => member.phone !== undefined)?.phone;
}

/** What people's doings mean to the door, the hangers, the phones and the tills. */
export function createDoings(parts: DoingsParts): CrowdParts['listeners'] {
  const { pass, clock, agenda, counters, hangers, pockets, shelves, tills, say } = parts;
  const draws = parts.chance.fork('doings');
  const wishDraws = parts.chance.fork('wishes');
  const tempting = parts.chance.fork('offers');
  const rack = createTagRack(
    pass.tags.filter(({ kind }) => kind === 'fob' || kind === 'basket'),
    parts.chance.fork('rack'),
  );

  /** An offer on the phone makes about half of those who get one want to use it. */
  function tempt(person: Person): void {
    if (tempting.happens(temptedShare)) parts.partyOf(person)?.tempt();
  }

  async function wish(zoneId: string, phone: Phone): Promise<void> {
    try {
      const piece = await shelves.choosePiece(zoneId, wishDraws);
      if (piece !== undefined) await phone.wish(piece.sku);
    } catch (error) {
      say(`a wish was not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function pay(party: Party, tillId: string): Promise<void> {
    const coupons =
      (await phoneOf(party)
        ?.readCoupons(clock.now())
        .catch(() => [])) ?? [];
    const visited = new Map([...party.visited].map(([zoneId, seconds]) => [zoneId, seconds * parts.tastes(zoneId).sells]));
    const served = await tills.get(tillId)?.serve({ visited, coupons });
    if (served === undefined) return;
    const zoneIds = served.pieces.flatMap(({ productId }) => shelves.zoneOf(productId) ?? []);
    parts.witness?.noteReceipt(party.members, served.receipt, zoneIds);
  }

  return {
    onIn(person, { tag }, isEarly) {
      for (const counter of counters) counter.countIn();
      if (tag === 'none') return;
      person.tag = rack.take(tag, clock.monotonic());
      if (tag !== 'fob') return;
      const inSeconds = isEarly ? draws.between(0.5, pairingSeconds.latest) : draws.between(pairingSeconds.soonest, pairingSeconds.latest);
      agenda.after(inSeconds, () => void pockets.pair(person, () => tempt(person)));
    },
    onOut(person) {
      for (const counter of counters) counter.countOut();
      const { tag } = person;
      person.tag = undefined;
      void pockets.leave(person).then(() => tag !== undefined && rack.putBack(tag, clock.monotonic()));
    },
    onBrowse(party, { at, zoneId }, seconds) {
      party.likesLeft -= hangers.touch(at, seconds, party.likesLeft);
      const phone = phoneOf(party);
      if (phone !== undefined && draws.happens(wishShare)) agenda.after(seconds / 2, () => void wish(zoneId, phone));
    },
    onPaid: (party, tillId) => void pay(party, tillId),
  };
}
