import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import { comparePlaces, type WantedPlace } from './planogram-rules.ts';

export interface PlaceRow {
  readonly productId: string;
  readonly fixtureId: string;
  readonly shelf: string;
  readonly setBy: 'import' | 'person';
  readonly who: string;
  readonly at: number;
}

export interface ConflictRow {
  readonly productId: string;
  readonly fixtureId: string;
  readonly shelf: string;
  readonly line: number;
}

export interface PlanogramRecords {
  readonly places: readonly PlaceRow[];
  readonly conflicts: readonly ConflictRow[];
}

const placeColumns = 'product_id AS productId, fixture_id AS fixtureId, shelf, set_by AS setBy, who, at';

function readAll(db: Db): PlanogramRecords {
  return {
    places: db.sql<PlaceRow>(`SELECT ${placeColumns} FROM product_places ORDER BY product_id`).all(),
    conflicts: db
      .sql<ConflictRow>('SELECT product_id AS productId, fixture_id AS fixtureId, shelf, line FROM place_conflicts ORDER BY product_id')
      .all(),
  };
}

export const readPlaces = defineRead('planogram.read', (db, _input: null) => readAll(db));

function placeOf(db: Db, productId: string): PlaceRow | undefined {
  return db.sql<PlaceRow>(`SELECT ${placeColumns} FROM product_places WHERE product_id = ?`).get(productId);
}

function setPlace(db: Db, { productId, fixtureId, shelf, setBy, who, at }: PlaceRow): void {
  db.sql(
    `INSERT INTO product_places (product_id, fixture_id, shelf, set_by, who, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (product_id) DO UPDATE SET fixture_id = excluded.fixture_id, shelf = excluded.shelf, set_by = excluded.set_by,
       who = excluded.who, at = excluded.at`,
  ).run(productId, fixtureId, shelf, setBy, who, at);
}

function settle(db: Db, productId: string): boolean {
  return db.sql('DELETE FROM place_conflicts WHERE product_id = ?').run(productId).changes > 0;
}

function words(place: { readonly fixtureId: string; readonly shelf: string } | undefined): string | undefined {
  if (place === undefined) return undefined;
  return place.shelf === '' ? place.fixtureId : `${place.fixtureId}, ${place.shelf}`;
}

interface By {
  readonly who: string;
  readonly at: number;
}

/** Takes a whole planogram; what a person set stays, and is told as a conflict. */
export const takePlanogram = defineChange(
  'planogram.take',
  (db, { wanted, by }: { readonly wanted: readonly WantedPlace[]; readonly by: By }, tell) => {
    const compared = comparePlaces(wanted, (productId) => placeOf(db, productId));
    for (const { productId, fixtureId, shelf } of compared.set) setPlace(db, { productId, fixtureId, shelf, setBy: 'import', ...by });
    // The newest file speaks for all files: an older conflict about the same product is over.
    for (const { productId } of wanted) settle(db, productId);
    const conflict = db.sql('INSERT INTO place_conflicts (product_id, fixture_id, shelf, line) VALUES (?, ?, ?, ?)');
    for (const { place } of compared.conflicts) conflict.run(place.productId, place.fixtureId, place.shelf, place.line);
    if (compared.set.length > 0 || compared.conflicts.length > 0)
      tell({
        what: 'planogram imported',
        subject: `${compared.set.length} products`,
        after: compared.set.map((place) => `${place.productId}: ${words(place)}`).join('\n'),
      });
    return readAll(db);
  },
);

export const placeByHand = defineChange(
  'planogram.place',
  (db, { by, ...place }: { readonly productId: string; readonly fixtureId: string; readonly shelf: string; readonly by: By }, tell) => {
    const before = placeOf(db, place.productId);
    setPlace(db, { ...place, setBy: 'person', ...by });
    settle(db, place.productId);
    tell({ what: 'product placed', subject: place.productId, before: words(before), after: words(place) });
    return readAll(db);
  },
);

export const settleConflict = defineChange(
  'planogram.settle',
  (db, { productId, keep, by }: { readonly productId: string; readonly keep: 'person' | 'import'; readonly by: By }, tell) => {
    const conflict = db
      .sql<ConflictRow>('SELECT product_id AS productId, fixture_id AS fixtureId, shelf, line FROM place_conflicts WHERE product_id = ?')
      .get(productId);
    if (conflict === undefined) throw new RefusedError(404, 'no-conflict', `nothing is open about "${productId}"`);
    const before = placeOf(db, productId);
    const { fixtureId, shelf } = conflict;
    settle(db, productId);
    if (keep === 'import') setPlace(db, { productId, fixtureId, shelf, setBy: 'import', ...by });
    tell({ what: 'product placed', subject: productId, before: words(before), after: words(keep === 'import' ? conflict : before) });
    return readAll(db);
  },
);

export const forgetPlaceRecord = defineChange('planogram.forget', (db, { productId }: { readonly productId: string }, tell) => {
  const before = placeOf(db, productId);
  if (before === undefined) throw new RefusedError(404, 'place-unknown', `nobody told where "${productId}" lies`);
  db.sql('DELETE FROM product_places WHERE product_id = ?').run(productId);
  tell({ what: 'product placed', subject: productId, before: words(before) });
  return readAll(db);
});

export const planogramReads = [readPlaces];
export const planogramWrites = [takePlanogram, placeByHand, settleConflict, forgetPlaceRecord];
