import { Type, type Static } from 'typebox';
import { exact } from '#shared/contract/schemas.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { readKept, writeKept } from './keep-file.ts';

const Credentials = exact({
  /** By device id. `code` is the claim code it was got with: a pass that still shows that code is older than this file. */
  devices: Type.Record(Type.String(), exact({ credential: Type.String({ minLength: 1 }), code: Type.String() })),
});
export type Credentials = Static<typeof Credentials>;

export function readCredentials(path: string): Credentials {
  const read = readKept(path, Credentials);
  if (read === undefined) return { devices: {} };
  if (read.ok) return read.value;
  throw new ConfigError([`${read.words}: put a good copy back, or see what to do without it by moving it away and starting again`]);
}

export function writeCredentials(path: string, credentials: Credentials): void {
  writeKept(path, credentials);
}

/** What to do when devices were claimed and nobody knows their credentials any more. */
export function describeLost(path: string, deviceIds: readonly string[]): string {
  const some = deviceIds.slice(0, 3).join(', ');
  return `the hub knows ${deviceIds.length} simulated devices (${some}${deviceIds.length > 3 ? ', …' : ''}) whose credentials are not in ${path}: put the file back, or revoke these devices in the console under Devices and start the hub again, or open a new shop with --data ANOTHER-FOLDER`;
}
