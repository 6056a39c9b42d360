import type { DeviceRowBody } from '#shared/contract/devices.ts';

/** Why someone should look at a device, most pressing first. */
export const troubleOrder = ['silent', 'errors', 'storm', 'battery', 'refused'] as const;
export type Trouble = (typeof troubleOrder)[number];

export const lowBatteryPercent = 15;
/** A restart and a moved router are two or three connections; this many in ten minutes is a device that can't stay. */
export const stormConnections = 5;
/** The hub puts a release back at as many. */
export const manyErrors = 3;
/** One is a slip, a day full of them is a device that is set wrongly. */
export const manyRefusals = 20;

/** Empty for a device that is well. One that was revoked or never claimed is as it was left. */
export function troublesOf(device: DeviceRowBody): readonly Trouble[] {
  if (device.state === 'revoked' || device.state === 'unclaimed') return [];
  const troubles: Trouble[] = [];
  if (device.state === 'silent') troubles.push('silent');
  if (device.errors >= manyErrors) troubles.push('errors');
  if (device.connections >= stormConnections) troubles.push('storm');
  if (device.batteryPercent !== null && device.batteryPercent <= lowBatteryPercent) troubles.push('battery');
  if (device.refusals >= manyRefusals) troubles.push('refused');
  return troubles;
}

/** True when someone should look at a device. */
export function isTroubled(device: DeviceRowBody): boolean {
  return troublesOf(device).length > 0;
}
