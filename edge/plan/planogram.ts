import { answer, type Answer } from '#shared/contract/answer.ts';
import {
  forgetPlace,
  importPlanogram,
  placeProduct,
  readPlanogram,
  settlePlaceConflict,
  type PlanogramBody,
} from '#shared/contract/planogram.ts';
import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import {
  forgetPlaceRecord,
  placeByHand,
  readPlaces,
  settleConflict,
  takePlanogram,
  type PlaceRow,
  type PlanogramRecords,
} from './planogram-records.ts';
import { comparePlaces, readCsvRows, readJsonRows, readWanted, type PlanogramShop } from './planogram-rules.ts';

/** Where a product lies now: its fixture, and the zone that fixture stands in since the plan last changed. */
export interface PlaceNow {
  readonly fixtureId: string;
  readonly shelf: string;
  readonly zoneId: string | undefined;
}

export interface Planogram {
  readonly answers: readonly Answer[];
  /** Undefined when nobody told, or when the plan has no such fixture any more. */
  placeOf(productId: string): PlaceNow | undefined;
  /** Products whose fixture is gone from the plan. */
  lost(): number;
}

/** Which product lies on which fixture. */
export async function createPlanogram(parts: {
  readonly records: Records;
  readonly clock: Clock;
  readonly plan: () => FloorPlan;
  readonly productIds: () => readonly string[];
  readonly productOf: PlanogramShop['productOf'];
  readonly productsOfFamily: PlanogramShop['productsOfFamily'];
}): Promise<Planogram> {
  const { records, clock } = parts;
  let known = byProduct(await records.read(readPlaces, null));

  const fixtureOf = (fixtureId: string) => parts.plan().fixtures.find(({ id }) => id === fixtureId);
  const shop: PlanogramShop = { ...parts, hasFixture: (fixtureId) => fixtureOf(fixtureId) !== undefined };

  function take(read: PlanogramRecords): PlanogramBody {
    known = byProduct(read);
    return {
      places: read.places.map((place) => ({ ...place, isOnPlan: shop.hasFixture(place.fixtureId) })),
      conflicts: read.conflicts.flatMap(({ productId, fixtureId, shelf, line }) => {
        const now = known.get(productId);
        return now === undefined
          ? []
          : [{ productId, line, who: now.who, now: { fixtureId: now.fixtureId, shelf: now.shelf }, wanted: { fixtureId, shelf } }];
      }),
      unplaced: parts.productIds().filter((productId) => !known.has(productId)),
    };
  }

  function needFixture(fixtureId: string): void {
    if (!shop.hasFixture(fixtureId)) throw new RefusedError(422, 'fixture-unknown', `the plan has no fixture "${fixtureId}"`);
  }

  return {
    placeOf(productId) {
      const place = known.get(productId);
      const fixture = place === undefined ? undefined : fixtureOf(place.fixtureId);
      if (place === undefined || fixture === undefined) return undefined;
      return { fixtureId: place.fixtureId, shelf: place.shelf, zoneId: zoneAt(parts.plan(), fixture.centre)?.id };
    },
    lost: () => [...known.values()].filter(({ fixtureId }) => !shop.hasFixture(fixtureId)).length,
    answers: [
      answer(readPlanogram, async () => take(await records.read(readPlaces, null))),
      answer(importPlanogram, async ({ body, caller }) => {
        const read = body.format === 'csv' ? readCsvRows(body.text) : readJsonRows(body.text);
        if ('errors' in read) return { isTaken: false, lines: 0, set: 0, unchanged: 0, errors: [...read.errors], conflicts: [] };
        const { wanted, errors } = readWanted(read.rows, shop);
        const compared = comparePlaces(wanted, (productId) => known.get(productId));
        const conflicts = compared.conflicts.map(({ place, now }) => ({
          productId: place.productId,
          line: place.line,
          who: now.who,
          now: { fixtureId: now.fixtureId, shelf: now.shelf },
          wanted: { fixtureId: place.fixtureId, shelf: place.shelf },
        }));
        const isTaken = errors.length === 0 && !body.isTrial;
        if (isTaken) take(await records.write(takePlanogram, { wanted, by: authorOf(caller, clock.now()) }));
        return {
          isTaken,
          lines: read.rows.length,
          set: compared.set.length,
          unchanged: compared.unchanged,
          errors: [...errors],
          conflicts,
        };
      }),
      answer(placeProduct, async ({ params, body, caller }) => {
        if (!parts.productIds().includes(params.productId))
          throw new RefusedError(404, 'product-unknown', `there is no product "${params.productId}"`);
        needFixture(body.fixtureId);
        return take(await records.write(placeByHand, { ...body, productId: params.productId, by: authorOf(caller, clock.now()) }));
      }),
      answer(settlePlaceConflict, async ({ params, body, caller }) => {
        const by = authorOf(caller, clock.now());
        return take(await records.write(settleConflict, { productId: params.productId, keep: body.keep, by }));
      }),
      answer(forgetPlace, async ({ params, caller }) =>
        take(await records.write(forgetPlaceRecord, { productId: params.productId, by: authorOf(caller, clock.now()) })),
      ),
    ],
  };
}

function byProduct({ places }: PlanogramRecords): ReadonlyMap<string, PlaceRow> {
  return new Map(places.map((place) => [place.productId, place]));
}
