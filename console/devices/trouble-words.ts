import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { formatAge, formatDuration, formatShare } from '#shared/ui/formats.ts';
import { t } from '../texts/t.ts';
import type { Trouble } from './trouble-rules.ts';

/** What is wrong with a device and what to do about it. */
export function troubleWords(trouble: Trouble, device: DeviceRowBody, now: number): string {
  switch (trouble) {
    case 'silent':
      return device.lastSeenAt === null
        ? t('devices.whySilentEver')
        : t('devices.whySilent', {
            age: formatDuration((now - device.lastSeenAt) / 1000),
            usual: formatDuration(device.silentAfterSeconds),
          });
    case 'errors':
      return t('devices.whyErrors', { count: device.errors });
    case 'storm':
      return t('devices.whyStorm', { count: device.connections });
    case 'battery':
      return t('devices.whyBattery', { share: formatShare((device.batteryPercent ?? 0) / 100) });
    case 'refused':
      return t('devices.whyRefused', { count: device.refusals });
  }
}

/** When a device was last heard, for the list. */
export function seenWords(device: DeviceRowBody, now: number): string {
  return device.lastSeenAt === null ? t('app.never') : formatAge(device.lastSeenAt, now);
}
