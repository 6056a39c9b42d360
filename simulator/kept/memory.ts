import { Type, type Static } from 'typebox';
import { Cents, exact, Sku } from '#shared/contract/schemas.ts';
import { readKept, writeKept } from './keep-file.ts';

const Piece = exact({ sku: Sku, unitCents: Cents, amountCents: Cents });

const MemorySchema = exact({
  /** Each till's next number: the same number never goes out twice with another body. */
  tills: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  batteries: Type.Record(Type.String(), Type.Number({ minimum: 0, maximum: 100 })),
  /** Phones in the shop that carry a fob: if we end without returning it, the next start does. */
  carrying: Type.Array(Type.String()),
  /** Phones of shoppers who come back. */
  regulars: Type.Array(Type.String()),
  /** Pieces that may be brought back. */
  sold: Type.Array(Piece),
});

export type SoldPiece = Static<typeof Piece>;

/** What the simulator must not forget between two starts. */
export interface Memory {
  takeTillNumber(tillId: string): number;
  battery(hangerId: string, draw: () => number): number;
  drainBattery(hangerId: string, percent: number): void;
  noteCarrying(cookie: string): void;
  noteReturned(cookie: string): void;
  /** Phones that still held a fob when the last run ended. */
  readonly leftCarrying: readonly string[];
  noteRegular(cookie: string): void;
  takeRegular(): string | undefined;
  noteSold(pieces: readonly SoldPiece[]): void;
  takeSold(): SoldPiece | undefined;
  save(): void;
}

const firstNumber = 1001;
const mostRegulars = 40;
const mostSold = 60;

/**
 * `isNewShop` when the devices were claimed just now: then numbers begin at 1001. Where an older file is lost, they begin at
 * the seconds of the clock, which no till has reached before.
 */
export function openMemory(
  path: string,
  isNewShop: boolean,
  now: number,
): { readonly memory: Memory; readonly trouble: string | undefined } {
  const read = readKept(path, MemorySchema);
  const kept = read?.ok === true ? read.value : { tills: {}, batteries: {}, carrying: [], regulars: [], sold: [] };
  const beginAt = isNewShop ? firstNumber : Math.floor(now / 1000) % 2_000_000_000;
  const tills = new Map(isNewShop ? [] : Object.entries(kept.tills));
  const batteries = new Map(Object.entries(kept.batteries));
  const leftCarrying = isNewShop ? [] : kept.carrying;
  const carrying = new Set(leftCarrying);
  let regulars = isNewShop ? [] : kept.regulars;
  let sold = isNewShop ? [] : kept.sold;

  function save(): void {
    writeKept(path, {
      tills: Object.fromEntries(tills),
      batteries: Object.fromEntries(batteries),
      carrying: [...carrying],
      regulars,
      sold,
    });
  }

  const memory: Memory = {
    leftCarrying,
    takeTillNumber(tillId) {
      const number = tills.get(tillId) ?? beginAt;
      tills.set(tillId, number + 1);
      save();
      return number;
    },
    battery(hangerId, draw) {
      const percent = batteries.get(hangerId) ?? draw();
      batteries.set(hangerId, percent);
      return Math.round(percent);
    },
    drainBattery(hangerId, percent) {
      batteries.set(hangerId, Math.max(1, (batteries.get(hangerId) ?? 100) - percent));
    },
    noteCarrying(cookie) {
      carrying.add(cookie);
      save();
    },
    noteReturned(cookie) {
      if (carrying.delete(cookie)) save();
    },
    noteRegular(cookie) {
      regulars = [...regulars.filter((one) => one !== cookie), cookie].slice(-mostRegulars);
      save();
    },
    takeRegular() {
      const [first, ...others] = regulars;
      regulars = others;
      return first;
    },
    noteSold(pieces) {
      sold = [...sold, ...pieces].slice(-mostSold);
    },
    takeSold() {
      const [first, ...others] = sold;
      sold = others;
      return first;
    },
    save,
  };
  return { memory, trouble: read?.ok === false ? `${read.words}: it is begun anew` : undefined };
}
