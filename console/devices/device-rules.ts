import type { DeviceKind } from '#shared/contract/define-message.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { isPlainId } from '#shared/domain/ids.ts';
import { isTroubled, troubleOrder, troublesOf } from './trouble-rules.ts';

export interface DeviceGroup {
  readonly kind: DeviceKind;
  readonly devices: readonly DeviceRowBody[];
  /** How many need someone. */
  readonly troubled: number;
}

const stateOrder = ['silent', 'offline', 'unclaimed', 'online', 'revoked'] as const satisfies readonly DeviceRowBody['state'][];

/** Devices by kind in the given order; inside a kind what needs someone first, then by name. Empty kinds are left out. */
export function groupDevices(devices: readonly DeviceRowBody[], kinds: readonly DeviceKind[]): readonly DeviceGroup[] {
  return kinds.flatMap((kind) => {
    const own = devices.filter((device) => device.kind === kind).sort(byTroubleThenId);
    return own.length === 0 ? [] : [{ kind, devices: own, troubled: own.filter(isTroubled).length }];
  });
}

function byTroubleThenId(a: DeviceRowBody, b: DeviceRowBody): number {
  const trouble = Number(isTroubled(b)) - Number(isTroubled(a));
  if (trouble !== 0) return trouble;
  const state = stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state);
  return state !== 0 ? state : a.deviceId.localeCompare(b.deviceId, 'en', { numeric: true });
}

/** Those that need someone, the most pressing first. */
export function troubledFirst(devices: readonly DeviceRowBody[]): readonly DeviceRowBody[] {
  const rank = (device: DeviceRowBody): number => troubleOrder.findIndex((trouble) => troublesOf(device).includes(trouble));
  return devices.filter(isTroubled).toSorted((a, b) => rank(a) - rank(b) || byTroubleThenId(a, b));
}

/** What of the devices is shown: all, those that need someone, or one kind. */
export type Shown = 'all' | 'troubled' | DeviceKind;

export function showDevices(devices: readonly DeviceRowBody[], shown: Shown): readonly DeviceRowBody[] {
  if (shown === 'all') return devices;
  return shown === 'troubled' ? devices.filter(isTroubled) : devices.filter((device) => device.kind === shown);
}

/** Devices whose name, id, zone or words hold every word searched for. */
export function searchDevices(devices: readonly DeviceRowBody[], search: string): readonly DeviceRowBody[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return devices.filter((device) => {
    const text =
      `${device.deviceId} ${device.name.fr} ${device.name.en} ${device.zoneId ?? ''} ${device.words} ${device.state}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The page a screen opens to claim itself, as a path on the hub; undefined for kinds without a page. */
export function claimPath(kind: DeviceKind, code: string): string | undefined {
  if (kind === 'kiosk') return `/kiosk/#claim=${encodeURIComponent(code)}`;
  if (kind === 'screen') return `/signage/#claim=${encodeURIComponent(code)}`;
  return undefined;
}

/** The first free id of a kind: `screen-4` where three are known. */
export function nextDeviceId(kind: DeviceKind, devices: readonly DeviceRowBody[]): string {
  const taken = new Set(devices.map((device) => device.deviceId));
  let nth = devices.filter((device) => device.kind === kind).length + 1;
  while (taken.has(`${kind}-${nth}`)) nth += 1;
  return `${kind}-${nth}`;
}

/** What is wrong with a new device's id; undefined when it will do. */
export function idProblem(deviceId: string, devices: readonly DeviceRowBody[]): 'form' | 'taken' | undefined {
  if (!isPlainId(deviceId)) return 'form';
  return devices.some((device) => device.deviceId === deviceId) ? 'taken' : undefined;
}

/** Whole minutes and seconds left, `9:05`; `0:00` once over. */
export function countdown(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
