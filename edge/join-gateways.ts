import type { Clock } from '#shared/link/clock.ts';
import type { Records } from './database/define.ts';
import type { Devices } from './devices/devices.ts';
import type { Refusals } from './devices/refusals.ts';
import { createForeignDoor, type ForeignDoor } from './gateways/foreign-door.ts';

export interface JoinGatewaysParts {
  readonly database: Records;
  readonly clock: Clock;
  readonly devices: Devices;
  readonly refusals: Refusals;
  /** Closes what a gateway has open, because its rights are others now. */
  readonly disconnect: (deviceId: string) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

/** Joins gateways of other makes to the register of devices. */
export function joinGateways({ database, clock, devices, refusals, disconnect, onFailure }: JoinGatewaysParts): Promise<ForeignDoor> {
  return createForeignDoor({
    records: database,
    clock,
    isGateway: (deviceId) => devices.find(deviceId)?.kind === 'gateway',
    onHealth: (deviceId, { online, softwareVersion }) =>
      devices.note(deviceId, { online, words: '', ...(softwareVersion === undefined ? {} : { softwareVersion }) }),
    onRefused: refusals.note,
    onChanged: disconnect,
    onFailure,
  });
}
