import type { RouteReply } from '#shared/contract/define-route.ts';
import type { FigureBody } from '#shared/contract/figures.ts';
import type {
  compareWindows,
  ComparisonBody,
  readFlows,
  readHeat,
  readHours,
  readOverview,
  readPaths,
  readZones,
} from '#shared/contract/insights.ts';
import { zoneAt } from '#shared/domain/floor-plan.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { centreOf } from '#shared/ui/floor-plan/boxes.ts';
import { sampleFloorPlan as plan } from '../../../edge/sample/plan.ts';
import { aboutOf, countOf, dwellBins, seconds, shareOf, visits, walked, zoneOf, type Asked } from './busy-figures.ts';

const join = { tickets: countOf(412), matched: shareOf(286, 412), ambiguous: shareOf(61, 412), unmatched: shareOf(65, 412) };

function zones(asked: Asked, scale: number): RouteReply<typeof readZones> {
  return {
    about: aboutOf(asked, scale),
    engagedSeconds: 30,
    turnBackSeconds: 15,
    zones: plan.zones.map(({ id }) => zoneOf(id, scale)),
    dwell: dwellBins(640, visits * scale),
    join,
  };
}

/** How full the shop is in each hour, 10:00 to 20:00. */
const crowd = [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 61, 92, 118, 104, 97, 121, 158, 187, 160, 88, 15, 0, 0, 0];
const dayMs = 86_400_000;

function overview(asked: Asked, scale: number): RouteReply<typeof readOverview> {
  const passage = (people: number) => ({
    visits: countOf(Math.round(people * 0.4)),
    entries: countOf(people),
    exits: countOf(people),
    tickets: countOf(Math.round(people * 0.138)),
    withoutPurchase: countOf(Math.round(people * 0.862)),
    occupancyPeak: countOf(Math.round(people / 9)),
  });
  const days = Math.max(1, Math.round((asked.to - asked.from) / dayMs));
  return {
    about: aboutOf(asked, scale),
    visits: countOf(Math.round(visits * scale)),
    entries: countOf(Math.round(2987 * scale)),
    exits: countOf(Math.round(2969 * scale)),
    occupancyMean: seconds(14.2, 70),
    occupancyPeak: countOf(61),
    tickets: countOf(Math.round(412 * scale)),
    conversionOfVisits: shareOf(412, visits),
    conversionOfEntries: shareOf(412, 2987),
    withoutPurchase: countOf(Math.round(2575 * scale)),
    dwellMeanSeconds: seconds(822, visits),
    dwellMedianSeconds: seconds(640, visits),
    join,
    days: Array.from({ length: days }, (_, nth) => ({
      businessDay: new Date(asked.from + (nth + 0.5) * dayMs).toISOString().slice(0, 10),
      ...passage(Math.round((nth % 7 === 5 ? 690 : 330 + ((nth * 53) % 120)) * scale)),
      drift: 3,
    })),
    hours: crowd.flatMap((people, hour) => (people === 0 ? [] : [{ hour, ...passage(Math.round(people * 2.5 * scale)) }])),
  };
}

function hours(asked: Asked): RouteReply<typeof readHours> {
  return {
    about: aboutOf(asked),
    shop: crowd.map(countOf),
    zones: plan.zones.map(({ id }) => {
      const share = (walked[id]?.[0] ?? 0) / visits;
      return {
        zoneId: id,
        hours: crowd.map((people, hour) => countOf(Math.round(people * share * (id === 'shoes' && hour > 15 ? 1.6 : 1)))),
      };
    }),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      days: weekday === 7 ? 0 : 1,
      hours: crowd.map((people) => countOf(weekday === 7 ? 0 : Math.round((people * (weekday === 6 ? 2.1 : 0.8)) / 6))),
    })),
  };
}

const steps: readonly (readonly [string | null, string | null, number])[] = [
  [null, 'entrance', 1010],
  [null, 'new-season', 160],
  ['entrance', 'new-season', 742],
  ['entrance', 'shoes', 171],
  ['entrance', 'accessories', 139],
  ['new-season', 'dresses', 398],
  ['new-season', 'knitwear', 281],
  ['new-season', 'coats', 204],
  ['new-season', 'entrance', 118],
  ['dresses', 'fitting-rooms', 231],
  ['dresses', 'new-season', 122],
  ['dresses', 'coats', 96],
  ['knitwear', 'denim', 244],
  ['knitwear', 'shirts', 121],
  ['denim', 'fitting-rooms', 109],
  ['denim', 'knitwear', 133],
  ['shirts', 'shoes', 87],
  ['coats', 'tills', 148],
  ['coats', 'accessories', 71],
  ['fitting-rooms', 'dresses', 117],
  ['fitting-rooms', 'tills', 188],
  ['tills', 'entrance', 331],
  ['accessories', 'tills', 44],
  ['accessories', 'entrance', 121],
  ['shoes', 'shirts', 66],
  ['shoes', 'coats', 3],
  ['entrance', null, 980],
  ['tills', null, 54],
];

function flows(asked: Asked): RouteReply<typeof readFlows> {
  return {
    about: aboutOf(asked),
    links: steps.map(([fromZoneId, toZoneId, count]) => ({
      fromZoneId,
      toZoneId,
      visits: countOf(count),
      share: shareOf(count, fromZoneId === null ? visits : (walked[fromZoneId]?.[0] ?? visits)),
    })),
  };
}

function heat(asked: Asked, scale: number): RouteReply<typeof readHeat> {
  const grid = walkableGrid(plan, 0.5);
  const cells = Array.from({ length: grid.cellCount }, (_, cell) => {
    const at = { xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 };
    const zone = zoneAt(plan, at);
    if (grid.isOpen[cell] !== 1 || zone === undefined) return [];
    const [touched, , , , median] = walked[zone.id] ?? [0, 0, 0, 0, 0];
    const middle = centreOf(zone.outline);
    const near = Math.exp(-((at.xMetres - middle.xMetres) ** 2 + (at.yMetres - middle.yMetres) ** 2) / 9);
    const n = Math.round(touched * scale * (0.08 + 0.42 * near));
    const isHidden = n < 5;
    const place = { column: cell % grid.columns, row: Math.floor(cell / grid.columns) };
    if (n === 0) return [];
    return [
      {
        ...place,
        n: isHidden ? 0 : n,
        visitsPerSquareMetre: isHidden ? null : n * 4,
        visitsLow: isHidden ? null : n * 3.6,
        visitsHigh: isHidden ? null : n * 4.4,
        secondsPerSquareMetre: isHidden ? null : n * Math.sqrt(median) * 2,
        hiddenBelowFive: isHidden,
      },
    ];
  }).flat();
  return { about: aboutOf(asked, scale), cellMetres: 0.5, columns: grid.columns, rows: grid.rows, cells, hoursOnOtherPlans: 0 };
}

function paths(asked: Asked): RouteReply<typeof readPaths> {
  const ways = [
    ['entrance', 'new-season', 'dresses', 'fitting-rooms', 'tills'],
    ['entrance', 'shoes', 'shirts', 'knitwear', 'denim'],
    ['entrance', 'new-season', 'coats', 'tills'],
    ['entrance', 'accessories', 'entrance'],
  ];
  return {
    about: aboutOf(asked),
    kept: 212,
    hiddenBelowFive: false,
    paths: Array.from({ length: 40 }, (_, nth) => {
      const zoneIds = ways[nth % ways.length] ?? [];
      const points = zoneIds.map((zoneId, place) => {
        const middle = centreOf(plan.zones.find(({ id }) => id === zoneId)?.outline ?? []);
        const aside = Math.sin(nth * 7 + place * 3) * 1.3;
        return { xMetres: middle.xMetres + aside, yMetres: middle.yMetres + Math.cos(nth * 5 + place) * 0.9, atSeconds: place * 60 };
      });
      return { seconds: 60 * zoneIds.length, zoneIds, points };
    }),
  };
}

function compare(asked: Asked, before: Asked): RouteReply<typeof compareWindows> {
  const zoneless = (figure: ComparisonBody['figure'], now: FigureBody, past: FigureBody, isBeyond: boolean): ComparisonBody => {
    const value = (now.value ?? 0) - (past.value ?? 0);
    const half = Math.abs(value) * (isBeyond ? 0.6 : 2.2);
    return {
      figure,
      zoneId: null,
      now,
      before: past,
      change: { value, n: now.n + past.n, low: value - half, high: value + half, hiddenBelowFive: false },
      test: figure === 'visits' || figure === 'entries' ? 'counts-by-day' : 'two-shares',
      pValue: isBeyond ? 0.004 : 0.31,
      beyondChance: isBeyond,
    };
  };
  const zonal = plan.zones.flatMap(({ id }, nth): readonly ComparisonBody[] => {
    const zone = zoneOf(id, 1);
    const past = (figure: FigureBody, by: number): FigureBody =>
      figure.value === null ? figure : shareOf(Math.round(figure.value * by * figure.n), figure.n);
    const by = id === 'knitwear' ? 0.7 : 0.96 + nth * 0.01;
    const rows = [
      zoneless('draw', zone.draw, past(zone.draw, by), id === 'knitwear'),
      zoneless('turnBack', zone.turnBack, past(zone.turnBack, 1 / by), false),
    ];
    return rows.map((row) => {
      const isHidden = row.now.value === null;
      return { ...row, zoneId: id, ...(isHidden ? { change: row.now, pValue: null, beyondChance: null } : {}) };
    });
  });
  return {
    about: aboutOf(asked),
    before: aboutOf(before, 0.84),
    comparisons: [
      zoneless('visits', countOf(1204), countOf(1011), true),
      zoneless('entries', countOf(2987), countOf(2870), false),
      zoneless('conversionOfEntries', shareOf(412, 2987), shareOf(390, 2870), false),
      ...zonal,
    ],
  };
}

/** What the hub would tell of a busy week, the same on every run; a window that ended before `since` is a quieter one. */
export function busyInsights(since: number): Readonly<Record<string, (asked: Asked, before: Asked) => unknown>> {
  const scaleOf = ({ to }: Asked): number => (to < since ? 0.84 : 1);
  return {
    '/v1/insights/overview': (asked) => overview(asked, scaleOf(asked)),
    '/v1/insights/zones': (asked) => zones(asked, scaleOf(asked)),
    '/v1/insights/hours': hours,
    '/v1/insights/flows': flows,
    '/v1/insights/heat': (asked) => heat(asked, scaleOf(asked)),
    '/v1/insights/paths': paths,
    '/v1/insights/compare': compare,
    '/v1/insights/notes': () => ({ notes: [] }),
  };
}
