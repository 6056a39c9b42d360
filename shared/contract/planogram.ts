import { Type, type Static } from 'typebox';
import { defineRoute, staff, type Caller } from './define-route.ts';
import { Count, exact, Instant, PlainId } from './schemas.ts';

const merchandisers = ['editor', 'manager'] as const satisfies readonly Caller[];

/** Where a product lies: a fixture of the plan and, on it, a shelf in the shop's own words. */
export const ShelfPlace = exact({
  fixtureId: PlainId,
  shelf: Type.String({ maxLength: 40, description: 'as printed on the shelf; may be empty' }),
});
export type ShelfPlaceBody = Static<typeof ShelfPlace>;

const PlacedProduct = exact({
  ...ShelfPlace.properties,
  productId: PlainId,
  setBy: Type.Enum(['import', 'person'], { description: 'what a person set is never overwritten by a file' }),
  who: Type.String(),
  at: Instant,
  isOnPlan: Type.Boolean({ description: 'false when the plan has no such fixture any more' }),
});

const PlaceConflict = exact({
  productId: PlainId,
  now: ShelfPlace,
  wanted: ShelfPlace,
  who: Type.String({ description: 'who set the place that stands' }),
  line: Type.Integer({ minimum: 1 }),
});
export type PlaceConflictBody = Static<typeof PlaceConflict>;

const Planogram = exact({
  places: Type.Array(PlacedProduct),
  conflicts: Type.Array(PlaceConflict),
  unplaced: Type.Array(PlainId, { description: 'products whose place on the plan nobody told; they are shown by their zone' }),
});
export type PlanogramBody = Static<typeof Planogram>;

export const readPlanogram = defineRoute({
  name: 'planogram.read',
  prose: 'Which product lies on which fixture, and where a file and a person disagree.',
  method: 'GET',
  path: '/v1/planogram',
  who: [...staff],
  reply: Planogram,
});

export const planogramErrorCodes = [
  'unreadable',
  'no-header',
  'no-product',
  'product-unknown',
  'family-unknown',
  'fixture-missing',
  'fixture-unknown',
  'shelf-too-long',
  'twice',
] as const;

const PlanogramError = exact({
  line: Type.Integer({ minimum: 1, description: 'in the file, the first line is 1' }),
  code: Type.Enum([...planogramErrorCodes]),
  value: Type.String({ description: 'what was read there' }),
});
export type PlanogramErrorBody = Static<typeof PlanogramError>;

export const importPlanogram = defineRoute({
  name: 'planogram.import',
  prose:
    'Takes a planogram: CSV with a header (product or family, fixture, shelf) or JSON `{ "places": [{ product or family, fixture, shelf }] }`. With one error nothing is taken, and every error is told by its line. A place a person set stays and is listed as a conflict with both values. `isTrial` only tells.',
  method: 'POST',
  path: '/v1/planogram/import',
  who: merchandisers,
  body: exact({
    format: Type.Enum(['csv', 'json']),
    text: Type.String({ minLength: 1, maxLength: 900_000 }),
    isTrial: Type.Boolean(),
  }),
  reply: exact({
    isTaken: Type.Boolean(),
    lines: Count,
    set: Type.Integer({ minimum: 0, description: 'products that get another place' }),
    unchanged: Count,
    errors: Type.Array(PlanogramError),
    conflicts: Type.Array(PlaceConflict),
  }),
});

export const placeProduct = defineRoute({
  name: 'planogram.place',
  prose: 'A person says where a product lies; from then on no file changes it silently. Ends a conflict about it.',
  method: 'PUT',
  path: '/v1/planogram/{productId}',
  who: ['seller', 'picker', ...merchandisers],
  body: ShelfPlace,
  reply: Planogram,
});

export const settlePlaceConflict = defineRoute({
  name: 'planogram.settle',
  prose: 'Ends a conflict: what a person set stays, or what the file wanted is taken.',
  method: 'POST',
  path: '/v1/planogram/{productId}/conflict',
  who: merchandisers,
  body: exact({ keep: Type.Enum(['person', 'import']) }),
  reply: Planogram,
});

export const forgetPlace = defineRoute({
  name: 'planogram.forget',
  prose: 'A product has no known fixture any more; it is shown by its zone again.',
  method: 'DELETE',
  path: '/v1/planogram/{productId}',
  who: merchandisers,
  reply: Planogram,
});
