import { Type, type Static } from 'typebox';
import { FloorPlanSchema } from '#shared/contract/places.ts';
import { exact, Instant } from '#shared/contract/schemas.ts';
import { Shopper } from '#shared/contract/shoppers.ts';
import { readStore } from '#shared/contract/staff.ts';
import { validate } from '#shared/contract/validate.ts';

const Remembered = exact({
  asOf: Instant,
  shopper: Shopper,
  store: readStore.reply,
  plan: Type.Union([FloorPlanSchema, Type.Null()]),
  wasInstallHintRefused: Type.Boolean(),
});
/** What this phone keeps to be readable without the hub: the last answer, and when it was given (Unix milliseconds). */
export type RememberedBody = Static<typeof Remembered>;

/** Where the last answer is kept. Nothing is written before the shopper came in, and `forget` leaves nothing behind. */
export interface Memory {
  read(): RememberedBody | undefined;
  write(remembered: RememberedBody): void;
  forget(): void;
}

const key = 'aisle-phone';

/** The worker's cache of pictures tells what was looked at. Its name is not imported: the worker must stay one file without imports. */
async function dropPictures(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('aisle-phone-pictures')).map((name) => caches.delete(name)));
}

/** Memory in this browser. A full or forbidden storage means no memory, never a broken page. */
export function createBrowserMemory(storage: Storage): Memory {
  return {
    read() {
      try {
        const kept = validate(Remembered, JSON.parse(storage.getItem(key) ?? 'null'));
        return kept.ok ? kept.value : undefined;
      } catch {
        // Storage is forbidden or holds something of an older make: as if nothing were kept.
        return undefined;
      }
    },
    write(remembered) {
      try {
        storage.setItem(key, JSON.stringify(remembered));
      } catch {
        // Full or forbidden: the page works on, only without a memory for when the hub is away.
      }
    },
    forget() {
      try {
        storage.removeItem(key);
      } catch {
        // Forbidden storage holds nothing to remove.
      }
      if ('caches' in globalThis) void dropPictures();
    },
  };
}
