import { Type, type Static } from 'typebox';
import { defineRoute } from './define-route.ts';
import { About, Figure, figure, orNull } from './figures.ts';
import { BusinessDay, Count, exact, Instant, oneOf, PlainId } from './schemas.ts';

/** Whole hours: `from` is rounded down, `to` up. At most 800 days. */
const window = { from: Instant, to: Instant } as const;
const hourOfDay = Type.Integer({ minimum: 0, maximum: 23, description: "an hour of the store's own day" });

/** How tickets and visits were joined; shares of the tickets of the window. */
const Join = exact({
  tickets: Figure,
  matched: Figure,
  ambiguous: figure('two visits fit about as well: neither is chosen'),
  unmatched: Figure,
});

const Passage = {
  visits: Figure,
  entries: Figure,
  exits: Figure,
  tickets: Figure,
  withoutPurchase: Figure,
  occupancyPeak: Figure,
} as const;

export const readOverview = defineRoute({
  name: 'insights.overview',
  prose:
    'The shop over a window: visits, doors, occupancy, tickets, conversion, visits without purchase and dwell, and the same by business day and by hour of the day. What comes from doors and tills needs no phone and no tag.',
  method: 'GET',
  path: '/v1/insights/overview',
  who: ['manager'],
  query: exact(window),
  reply: exact({
    about: About,
    visits: Figure,
    entries: Figure,
    exits: Figure,
    occupancyMean: Figure,
    occupancyPeak: Figure,
    tickets: Figure,
    conversionOfVisits: Figure,
    conversionOfEntries: Figure,
    withoutPurchase: Figure,
    dwellMeanSeconds: Figure,
    dwellMedianSeconds: Figure,
    join: Join,
    days: Type.Array(
      exact({
        businessDay: BusinessDay,
        ...Passage,
        drift: orNull(Type.Integer({ description: 'people left over at closing by the doors’ own count' })),
      }),
    ),
    hours: Type.Array(exact({ hour: hourOfDay, ...Passage })),
  }),
});

export const readHeat = defineRoute({
  name: 'insights.heat',
  prose:
    'Where people were, on a grid of the plan: visits and seconds per square metre. Cells nobody stood in are left out; a cell of fewer than five visits is there with nulls.',
  method: 'GET',
  path: '/v1/insights/heat',
  who: ['manager'],
  query: exact({ ...window, hourOfDay: Type.Optional(hourOfDay) }),
  reply: exact({
    about: About,
    cellMetres: Type.Number({ exclusiveMinimum: 0 }),
    columns: Count,
    rows: Count,
    cells: Type.Array(
      exact({
        column: Type.Integer({ minimum: 0, description: 'from the left of the plan' }),
        row: Type.Integer({ minimum: 0, description: 'from the top of the plan' }),
        n: Count,
        visitsPerSquareMetre: orNull(Type.Number()),
        visitsLow: orNull(Type.Number()),
        visitsHigh: orNull(Type.Number()),
        secondsPerSquareMetre: orNull(Type.Number()),
        hiddenBelowFive: Type.Boolean(),
      }),
    ),
    hoursOnOtherPlans: Type.Integer({ minimum: 0, description: 'hours of the window left out because the plan was of another size then' }),
  }),
});

/** Beside the shop's own sales zones: its whole interval above or below their median, or neither. */
const Standing = orNull(oneOf('above', 'usual', 'below'));

const DwellBin = exact({
  fromSeconds: Type.Number({ minimum: 0 }),
  toSeconds: orNull(Type.Number({ description: 'null for the last bin, which is open' })),
  visits: Figure,
});

export const ZoneFigures = exact({
  zoneId: PlainId,
  visits: Figure,
  penetration: Figure,
  draw: Figure,
  engagement: Figure,
  dwellMeanSeconds: Figure,
  dwellMedianSeconds: Figure,
  dwell: Type.Array(DwellBin),
  first: Figure,
  last: Figure,
  metresFromDoor: orNull(Type.Number({ minimum: 0, description: 'mean walk from the nearest door; null where nobody looks around' })),
  farthest: figure('visits for which this was the zone farthest from the door, by visits that came to any zone with a distance'),
  turnBack: figure(
    'visits that looked in for less than `turnBackSeconds` and went back where they came from, by visits that touched the zone',
  ),
  tickets: figure('tickets with a piece that stands in this zone'),
  conversion: figure('visits that touched the zone and were joined with a ticket that holds a piece of it, by visits that touched it'),
  standing: exact({ draws: Standing, holds: Standing, sells: Standing }),
});
export type ZoneFiguresBody = Static<typeof ZoneFigures>;

export const readZones = defineRoute({
  name: 'insights.zones',
  prose: 'Each zone over a window: who comes, who stays, who buys, who turns back. Zones of the plan, with nobody in them too.',
  method: 'GET',
  path: '/v1/insights/zones',
  who: ['manager'],
  query: exact(window),
  reply: exact({
    about: About,
    engagedSeconds: Type.Number({ description: 'a visit that dwelt this long in a zone was engaged there' }),
    turnBackSeconds: Type.Number({ description: 'a shorter pass that goes back where it came from is a turn-back' }),
    zones: Type.Array(ZoneFigures),
    dwell: Type.Array(DwellBin, { description: 'length of whole visits' }),
    join: Join,
  }),
});

export const readHours = defineRoute({
  name: 'insights.hours',
  prose:
    'Visits by hour: each zone by hour of the day, and the shop (or the zone asked for) by weekday and hour. Arrays of 24 begin at midnight in the store’s zone. A visit counts once for a zone, in the hour it first stood there.',
  method: 'GET',
  path: '/v1/insights/hours',
  who: ['manager'],
  query: exact({ ...window, zone: Type.Optional(PlainId) }),
  reply: exact({
    about: About,
    shop: Type.Array(Figure, { minItems: 24, maxItems: 24 }),
    zones: Type.Array(exact({ zoneId: PlainId, hours: Type.Array(Figure, { minItems: 24, maxItems: 24 }) })),
    weekdays: Type.Array(
      exact({
        weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }),
        days: Type.Integer({ minimum: 0, description: 'how many such days the window touches' }),
        hours: Type.Array(Figure, { minItems: 24, maxItems: 24 }),
      }),
    ),
  }),
});

export const readFlows = defineRoute({
  name: 'insights.flows',
  prose:
    'From which zone to which: the transition matrix, coming in and leaving included. A visit counts once for each way it took. With a zone, only the ways from it and to it.',
  method: 'GET',
  path: '/v1/insights/flows',
  who: ['manager'],
  query: exact({ ...window, zone: Type.Optional(PlainId), hourOfDay: Type.Optional(hourOfDay) }),
  reply: exact({
    about: About,
    links: Type.Array(
      exact({
        fromZoneId: orNull(Type.String({ description: 'null: came in' })),
        toZoneId: orNull(Type.String({ description: 'null: left' })),
        visits: Figure,
        share: figure('of the visits to `fromZoneId` (of all visits when that is null)'),
      }),
    ),
  }),
});

export const readPaths = defineRoute({
  name: 'insights.paths',
  prose:
    'At most 50 paths, spread evenly over the window, of people who agreed to have theirs kept. No id, no time of day: seconds since the path began. None at all while fewer than five were kept in the window.',
  method: 'GET',
  path: '/v1/insights/paths',
  who: ['manager'],
  query: exact({ ...window, zone: Type.Optional(PlainId) }),
  reply: exact({
    about: About,
    kept: Type.Integer({ minimum: 0, description: 'paths kept in the window, of which these are a sample; 0 when fewer than five' }),
    hiddenBelowFive: Type.Boolean(),
    paths: Type.Array(
      exact({
        seconds: Type.Number({ minimum: 0 }),
        zoneIds: Type.Array(Type.String(), { description: 'zones in the order they were visited' }),
        points: Type.Array(exact({ xMetres: Type.Number(), yMetres: Type.Number(), atSeconds: Type.Number({ minimum: 0 }) })),
      }),
    ),
  }),
});

const comparedFigures = [
  'visits',
  'entries',
  'tickets',
  'conversionOfVisits',
  'conversionOfEntries',
  'dwellMeanSeconds',
  'penetration',
  'draw',
  'engagement',
  'first',
  'last',
  'farthest',
  'turnBack',
  'zoneTickets',
  'conversion',
] as const;

export const Comparison = exact({
  figure: oneOf(...comparedFigures),
  zoneId: orNull(Type.String({ description: 'null for the whole shop' })),
  now: Figure,
  before: Figure,
  change: figure('now minus before; counts are first brought to the length of the window'),
  test: oneOf('counts-by-day', 'counts', 'two-shares', 'welch'),
  pValue: orNull(Type.Number({ minimum: 0, maximum: 1, description: 'before correction; null when one of both is hidden or unknown' })),
  beyondChance: orNull(Type.Boolean({ description: 'of all called so, one in twenty is chance on average; null when it can’t be said' })),
});
export type ComparisonBody = Static<typeof Comparison>;

export const compareWindows = defineRoute({
  name: 'insights.compare',
  prose: 'The same figures of two windows, their difference, and whether it is more than chance. With a zone, that zone and the shop.',
  method: 'GET',
  path: '/v1/insights/compare',
  who: ['manager'],
  query: exact({ ...window, beforeFrom: Instant, beforeTo: Instant, zone: Type.Optional(PlainId) }),
  reply: exact({ about: About, before: About, comparisons: Type.Array(Comparison) }),
});

export const exportedTables = ['zones', 'flows', 'heat', 'doors'] as const;

export const exportInsights = defineRoute({
  name: 'insights.export',
  prose:
    'A file of hourly figures: `zones` (visits and dwell per zone), `flows` (ways between zones), `heat` (visits and seconds per cell, by day), `doors` (entries, exits, tickets). The window is in its name and in every row; a group of one to four is empty and marked. Each export is in the journal.',
  method: 'GET',
  path: '/v1/insights/export',
  who: ['manager'],
  query: exact({ ...window, table: oneOf(...exportedTables), format: oneOf('csv', 'parquet') }),
  produces: ['text/csv', 'application/vnd.apache.parquet'],
  reply: exact({}),
  callsPerMinute: 30,
});
