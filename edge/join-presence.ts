import type { Logger } from 'pino';
import type { Answer } from '#shared/contract/answer.ts';
import type { FloorNowBody } from '#shared/contract/places.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from './broker/hub-bus.ts';
import type { Records } from './database/define.ts';
import type { Devices } from './devices/devices.ts';
import type { Dwelling } from './offers/offers.ts';
import type { Shoppers } from './shoppers/shoppers.ts';

export interface JoinPresenceParts {
  readonly bus: HubBus;
  readonly database: Records;
  readonly clock: Clock;
  readonly log: Logger;
  readonly plan: FloorPlan;
  readonly shoppers: Shoppers;
  readonly devices: Devices;
  readonly onFloor: (floor: FloorNowBody) => void;
  readonly onDwell: (dwelling: Dwelling) => void;
  readonly onVisitClosed: (visitId: string) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface JoinedPresence {
  readonly answers: readonly Answer[];
  floor(): FloorNowBody;
  zoneOf(shopperId: string): string | null;
  consentsChanged(shopperId: string): void;
  replacePlan(plan: FloorPlan): void;
  stop(): Promise<void>;
}

export async function joinPresence(parts: JoinPresenceParts): Promise<JoinedPresence> {
  return {
    answers: [],
    floor: () => ({ at: parts.clock.now(), inShop: 0, zones: [], people: [] }),
    zoneOf: () => null,
    consentsChanged: () => undefined,
    replacePlan: () => undefined,
    stop: async () => undefined,
  };
}
