import { ConfigError } from '#shared/link/errors.ts';
import type { OpenDatabase } from './open.ts';
import openShop from './migrations/0001-open-shop.sql?raw';
import broker from './migrations/0002-broker.sql?raw';
import insights from './migrations/0003-insights.sql?raw';
import presence from './migrations/0004-presence.sql?raw';
import gateways from './migrations/0005-gateways.sql?raw';
import survey from './migrations/0006-survey.sql?raw';
import devices from './migrations/0007-devices.sql?raw';
import prices from './migrations/0008-prices.sql?raw';
import exceptions from './migrations/0009-exceptions.sql?raw';

/** In order, never edited after release; the number is the place in this list plus one. */
const migrations: readonly string[] = [openShop, broker, insights, presence, gateways, survey, devices, prices, exceptions];

/** What this version writes, and the newest it can read. */
export const newestSchema = migrations.length;

/**
 * Brings the database to this version's schema, or to an earlier one than it, one transaction a migration. There is no way down: going back
 * to the release before means restoring the backup that is made before the first migration. Throws ConfigError when a newer version wrote it.
 */
export function migrate(database: OpenDatabase, upTo: number = newestSchema): { readonly from: number; readonly to: number } {
  const { connection } = database;
  const from = Number(connection.pragma('user_version', { simple: true }));
  if (from > migrations.length) {
    throw new ConfigError([
      `the data folder was written by a newer Aisle (schema ${from}, this version knows ${migrations.length}): install that version again, or restore a backup made before it`,
    ]);
  }
  for (const [index, text] of migrations.entries()) {
    if (index < from || index >= upTo) continue;
    try {
      connection.transaction(() => {
        connection.exec(text);
        connection.pragma(`user_version = ${index + 1}`);
      })();
    } catch (error) {
      // SQLite's own errors lose their words on the way to another thread.
      const words = error instanceof Error ? error.message : String(error);
      throw new ConfigError([
        `the data folder could not be brought from schema ${index} to ${index + 1} (${words}); nothing of that step was changed: restore the backup made before it, or choose another folder with --data`,
      ]);
    }
  }
  return { from, to: Math.max(from, upTo) };
}
