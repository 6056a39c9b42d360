import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from './database/define.ts';
import type { Devices } from './devices/devices.ts';
import { createTicketJoin, type TicketJoin } from './insights/ticket-join.ts';

export interface JoinTicketsParts {
  readonly database: Pick<Records, 'write'>;
  readonly clock: Clock;
  readonly devices: Pick<Devices, 'find'>;
  readonly plan: () => FloorPlan;
  readonly onFailure: (what: string, error: unknown) => void;
}

/** Joins the tills with the floor: which visit a ticket belongs to, for the zones' conversion. */
export function joinTickets({ database, clock, devices, plan, onFailure }: JoinTicketsParts): TicketJoin {
  return createTicketJoin({
    records: database,
    clock,
    placeOfTill(tillId) {
      const till = devices.find(tillId);
      const tillZones = plan().zones.filter(({ purpose }) => purpose === 'till');
      // A till nobody placed stands where all tills do, when there is only one such zone.
      const zoneId =
        till?.zoneId ?? (till?.at ? zoneAt(plan(), till.at)?.id : undefined) ?? (tillZones.length === 1 ? tillZones[0]?.id : undefined);
      return zoneId === undefined ? undefined : { zoneId, place: till?.at ?? undefined };
    },
    onFault: (fault) => onFailure('joining tickets with visits', fault),
  });
}
