import { createRequire } from 'node:module';
import { fieldOf } from './field-of.ts';

/** What we use of @stoprocent/noble; it is optional and loaded by name, so its own types can't be relied on. */
export interface Noble {
  /** Reading it for the first time opens the adapter. */
  readonly state: string;
  on(event: 'stateChange', listener: (state: string) => void): unknown;
  on(event: 'discover', listener: (peripheral: unknown) => void): unknown;
  removeAllListeners(event?: string): unknown;
  startScanning(serviceUuids: readonly string[], allowDuplicates: boolean, done: (error?: unknown) => void): void;
  stop(): void;
}

/** How noble reaches the adapter: this machine's usual way, or `hci` with its own options, such as a serial port. */
export interface NobleDriver {
  readonly bindings: 'default' | 'hci';
  readonly options: object;
}

/** Throws when the package is not installed or has no driver for this machine. */
export function openNoble({ bindings, options }: NobleDriver = { bindings: 'default', options: {} }): Noble {
  const load = createRequire(import.meta.url);
  const withBindings: unknown = fieldOf(load('@stoprocent/noble'), 'withBindings');
  const noble: unknown = typeof withBindings === 'function' ? withBindings(bindings, options) : undefined;
  if (!isNoble(noble)) throw new Error('@stoprocent/noble is not as expected: install version 2.8');
  return noble;
}

/** Whether `value` offers what we use of noble. */
function isNoble(value: unknown): value is Noble {
  return ['on', 'removeAllListeners', 'startScanning', 'stop'].every((name) => typeof fieldOf(value, name) === 'function');
}

/** The sender of raw advertising reports, inside noble's Linux driver. */
export interface RawReports {
  on(event: string, listener: (...parts: readonly unknown[]) => void): unknown;
  removeAllListeners(event: string): unknown;
}

function isRawReports(value: unknown): value is RawReports {
  return typeof fieldOf(value, 'on') === 'function' && typeof fieldOf(value, 'removeAllListeners') === 'function';
}

/**
 * noble's HCI layer, where every report passes with its own bytes and strength; undefined on macOS and Windows, which have none.
 * Above it noble merges what one address ever sent, holds connectable advertisers back until they answer a scan,
 * and keeps every address for good: about 50 MB per 100,000 phones that walk past.
 */
export function rawReportsOf(noble: Noble): RawReports | undefined {
  const hci = fieldOf(fieldOf(noble, '_bindings'), '_hci');
  return isRawReports(hci) ? hci : undefined;
}
