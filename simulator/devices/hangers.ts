import { hangerHealth, hangerLiked, hangerPicked, hangerReturned } from '#shared/contract/hangers.ts';
import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Agenda } from '../agenda.ts';
import type { Chance } from '../chance.ts';
import type { Memory } from '../kept/memory.ts';
import { softwareVersion, type Connector } from './connect-device.ts';
import { createEventOutbox, type EventOutbox } from './event-outbox.ts';

/** All smart hangers of the shop. */
export interface Hangers {
  /** Someone stands at `at` for a while with so many hearts left to press; answers how many they pressed. */
  touch(at: Point, seconds: number, likesLeft: number): number;
  readonly count: number;
  stop(): void;
}

interface Hanger {
  readonly deviceId: string;
  readonly at: Point;
  readonly outbox: EventOutbox<HangerEvent>;
  isOnRail: boolean;
}

interface HangerEvent {
  readonly definition: typeof hangerLiked | typeof hangerPicked | typeof hangerReturned;
  readonly id: string;
  readonly at: number;
}

export interface HangersParts {
  readonly devices: readonly { readonly deviceId: string; readonly at: Point }[];
  readonly connector: Connector;
  readonly agenda: Agenda;
  readonly memory: Memory;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly onTrouble: (words: string) => void;
}

const reachMetres = 1.4;
const mostWaiting = 20;
const healthEveryMs = 600_000;
const pressPercent = 0.01;
const idlePercent = 0.02;
const pickShare = 0.35;
const carriedShare = 0.2;

export function createHangers(parts: HangersParts): Hangers {
  const { connector, agenda, memory, chance, clock } = parts;
  const run = Math.floor(clock.now() / 1000).toString(36);
  const stops: (() => void)[] = [];
  let events = 0;

  function connect({ deviceId, at }: { readonly deviceId: string; readonly at: Point }, place: number): Hanger | undefined {
    const bus = connector.connect(deviceId, { definition: hangerHealth, body: { at: clock.now(), online: false } });
    if (bus === undefined) return undefined;
    // One of forty is due for a new battery: a shop is never without.
    memory.battery(deviceId, () => (place % 40 === 16 ? 8 : chance.whole(24, 100)));
    const tellHealth = (): void => {
      if (!bus.isOnline()) return;
      const batteryPercent = memory.battery(deviceId, () => 100);
      bus.publish(hangerHealth, { hangerId: deviceId }, { at: clock.now(), online: true, batteryPercent }).catch(() => undefined);
    };
    stops.push(
      bus.onOnline((online) => void (online && tellHealth())),
      clock.every(healthEveryMs, () => {
        memory.drainBattery(deviceId, idlePercent);
        tellHealth();
      }),
    );
    const outbox = createEventOutbox<HangerEvent>({
      most: mostWaiting,
      clock,
      onRefused: parts.onTrouble,
      send: ({ definition, id, at: pressedAt }) => bus.publish(definition, { hangerId: deviceId }, { id, at: pressedAt }),
    });
    stops.push(outbox.stop);
    return { deviceId, at, outbox, isOnRail: true };
  }

  const hangers = parts.devices.flatMap((device, place) => connect(device, place) ?? []);

  function tell(hanger: Hanger, definition: HangerEvent['definition']): void {
    events += 1;
    memory.drainBattery(hanger.deviceId, pressPercent);
    hanger.outbox.offer({ definition, id: `${softwareVersion}-${run}-${events}`, at: clock.now() });
  }

  function like(hanger: Hanger, inSeconds: number): void {
    agenda.after(inSeconds, () => {
      if (hanger.isOnRail) tell(hanger, hangerLiked);
    });
  }

  /** Taken off, looked at, hung back; now and then carried about the shop or bought, and then replaced. */
  function pick(hanger: Hanger, seconds: number): void {
    const forSeconds = chance.happens(carriedShare) ? chance.between(90, 300) : chance.between(3, Math.max(4, seconds / 2));
    hanger.isOnRail = false;
    agenda.after(chance.between(0.5, 2), () => tell(hanger, hangerPicked));
    agenda.after(2 + forSeconds, () => {
      tell(hanger, hangerReturned);
      hanger.isOnRail = true;
    });
  }

  return {
    count: hangers.length,
    touch(at, seconds, likesLeft) {
      const near = hangers.filter((hanger) => hanger.isOnRail && metresBetween(hanger.at, at) <= reachMetres);
      const liked = chance.pick(near);
      const presses = liked !== undefined && likesLeft > 0 && chance.happens(0.5);
      if (presses) like(liked, chance.between(1, Math.max(2, seconds * 0.6)));
      const picked = chance.pick(near.filter((hanger) => hanger !== liked || !presses));
      if (picked !== undefined && chance.happens(pickShare)) pick(picked, seconds);
      return presses ? 1 : 0;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
