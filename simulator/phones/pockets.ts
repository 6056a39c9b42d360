import type { Coupon } from '#shared/contract/shoppers.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Chance } from '../chance.ts';
import type { InFlight } from '../in-flight.ts';
import type { Memory } from '../kept/memory.ts';
import type { Person } from '../people/person.ts';
import { createPhone, type Consents, type Phone } from './phone.ts';

/** Takes phones out of pockets and puts them back: joins, pairs, listens, hands back. Never throws. */
export interface Pockets {
  /** Someone took a fob: the phone joins, carries it, and listens. */
  pair(person: Person, onOffer: (coupon: Coupon) => void): Promise<void>;
  /** Someone leaves: the fob goes back, and some ask to be forgotten. */
  leave(person: Person): Promise<void>;
  /** Fobs still linked to phones of a run that ended suddenly. */
  returnLeftFobs(): Promise<void>;
  closeAll(): void;
}

export interface PocketsParts {
  readonly baseUrl: string;
  readonly inFlight: InFlight;
  readonly memory: Memory;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly say: (words: string) => void;
}

const mostListening = 20;
const pairingTries = 4;
const tryAgainMs = 20_000;
const regularShare = 0.3;
const comesBackShare = 0.25;
const forgetShare = 0.1;

function drawConsents(chance: Chance): Consents {
  const choices: readonly (Consents & { readonly weight: number })[] = [
    { offers: true, path: true, weight: 64 },
    { offers: true, path: false, weight: 14 },
    { offers: false, path: true, weight: 12 },
    { offers: false, path: false, weight: 10 },
  ];
  const { offers, path } = chance.weigh(choices, ({ weight }) => weight) ?? { offers: false, path: false };
  return { offers, path };
}

export function createPockets({ baseUrl, inFlight, memory, chance, clock, say }: PocketsParts): Pockets {
  const open = new Set<Phone>();

  /** What the hub said no to, in words; undefined when it went well. */
  async function attempt(task: () => Promise<unknown>): Promise<RefusedError | undefined> {
    try {
      await task();
      return undefined;
    } catch (error) {
      if (error instanceof RefusedError) return error;
      return new RefusedError(0, 'hub-away', String(error));
    }
  }

  /** A hub that is busy or away is asked again a few times; the shopper walks on meanwhile. */
  async function insist(task: () => Promise<unknown>, isWanted: () => boolean): Promise<RefusedError | undefined> {
    for (let tries = 1; ; tries += 1) {
      const refused = await attempt(task);
      const isPassing = refused !== undefined && (refused.status === 0 || refused.status === 429 || refused.status >= 500);
      if (!isPassing || tries === pairingTries || !isWanted()) return refused;
      await new Promise<void>((done) => clock.after(tryAgainMs * (0.5 + Math.random()), done));
    }
  }

  return {
    async pair(person, onOffer) {
      const pairingCode = person.tag?.pairingCode;
      if (pairingCode === undefined || pairingCode === null) return;
      const consents = drawConsents(chance);
      const language = chance.weigh(['fr', 'en', 'ar'] as const, (one) => ({ fr: 74, en: 21, ar: 5 })[one]) ?? 'fr';
      const known = chance.happens(comesBackShare) ? memory.takeRegular() : undefined;
      let phone = createPhone({ baseUrl, inFlight, consents, keptCookie: known });
      const isStillHere = (): boolean => person.tag?.pairingCode === pairingCode;
      let refused = await insist(() => phone.join(language), isStillHere);
      if (refused?.status === 401) {
        // The shop forgot this phone meanwhile: it joins like a new one.
        phone = createPhone({ baseUrl, inFlight, consents });
        refused = await insist(() => phone.join(language), isStillHere);
      }
      if (refused === undefined && isStillHere()) {
        memory.noteCarrying(phone.cookie());
        refused = await insist(() => phone.carry(pairingCode), isStillHere);
      }
      if (refused !== undefined || !isStillHere()) {
        if (refused !== undefined) say(`a phone could not pair: ${refused.message}`);
        const gone = await attempt(() => phone.handBack());
        if (gone === undefined || gone.status === 401) memory.noteReturned(phone.cookie());
        return;
      }
      open.add(phone);
      person.phone = phone;
      if (consents.offers && [...open].filter((one) => one.isListening()).length < mostListening) phone.listen(onOffer);
    },
    async leave(person) {
      const { phone } = person;
      if (phone === undefined) return;
      person.phone = undefined;
      phone.close();
      open.delete(phone);
      const cookie = phone.cookie();
      const isRegular = chance.happens(regularShare);
      const refused = await insist(
        () => phone.handBack(),
        () => true,
      );
      // A fob that could not be handed back stays noted: the next start returns it.
      if (refused === undefined || refused.status === 401) memory.noteReturned(cookie);
      if (isRegular) memory.noteRegular(cookie);
      else if (chance.happens(forgetShare)) await attempt(() => phone.forget());
    },
    async returnLeftFobs() {
      const handBack = async (cookie: string): Promise<void> => {
        const phone = createPhone({ baseUrl, inFlight, consents: { offers: false, path: false }, keptCookie: cookie });
        const refused = await insist(
          () => phone.handBack(),
          () => true,
        );
        if (refused === undefined || refused.status === 401) memory.noteReturned(cookie);
      };
      await Promise.all(memory.leftCarrying.map(handBack));
    },
    closeAll() {
      for (const phone of open) phone.close();
    },
  };
}
