import type { RouteReply } from '#shared/contract/define-route.ts';
import type { listRefusals, DeviceRowBody } from '#shared/contract/devices.ts';

type Refusal = RouteReply<typeof listRefusals>['refusals'][number];

/** Somebody who knocked under a name that is none of the shop's devices. */
export interface Stranger {
  readonly name: string;
  /** The newest refusal. */
  readonly last: Refusal;
  readonly times: number;
}

const mostStrangers = 10;

/** The strangers among refusals that come newest first; who knocked last stands first. */
export function strangersAmong(refusals: readonly Refusal[], devices: readonly DeviceRowBody[]): readonly Stranger[] {
  const known = new Set(devices.map(({ deviceId }) => deviceId));
  const strangers = new Map<string, Stranger>();
  for (const refusal of refusals) {
    if (known.has(refusal.deviceId)) continue;
    const stranger = strangers.get(refusal.deviceId);
    strangers.set(refusal.deviceId, {
      name: refusal.deviceId,
      last: stranger?.last ?? refusal,
      times: (stranger?.times ?? 0) + refusal.times,
    });
  }
  return [...strangers.values()].slice(0, mostStrangers);
}
