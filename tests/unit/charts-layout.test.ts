import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FigureBody } from '#shared/contract/figures.ts';
import { layOutBars, type Bar } from '../../console/charts/bars.ts';
import { fitText, wrapText, type ChartRoom } from '../../console/charts/chart-drawing.ts';
import { layOutColumns, type Column } from '../../console/charts/columns.ts';
import { layOutDifferences } from '../../console/charts/differences.ts';
import { layOutRibbons, type Flow } from '../../console/charts/flow-ribbons.ts';
import { layOutGrid } from '../../console/charts/grid.ts';
import { shadeScale } from '../../console/charts/shades.ts';

const room: ChartRoom = { widthPx: 600, measurePx: (text, sizePx) => text.length * sizePx * 0.5 };
const shown = (value: number, low = value * 0.9, high = value * 1.1): FigureBody => ({ value, n: 100, low, high, hiddenBelowFive: false });
const hidden: FigureBody = { value: null, n: 0, low: null, high: null, hiddenBelowFive: true };
const bar = (id: string, figure: FigureBody, past?: FigureBody): Bar => ({
  id,
  label: id,
  figure,
  past,
  value: `${figure.value}`,
  words: id,
});
const barsOf = (bars: readonly Bar[]) => layOutBars({ bars, tickWords: String, hiddenWords: 'hidden' }, room);

test('a bar is as long as its figure, and its interval lies around its end', () => {
  const { rows, startPx } = barsOf([bar('denim', shown(40, 30, 50)), bar('shoes', shown(20, 15, 25))]);
  const [denim, shoes] = rows;
  expect((denim?.endPx ?? 0) - startPx).toBeCloseTo(2 * ((shoes?.endPx ?? 0) - startPx));
  expect(denim?.whisker?.fromPx).toBeLessThan(denim?.endPx ?? 0);
  expect(denim?.whisker?.toPx).toBeGreaterThan(denim?.endPx ?? 0);
});

test('an axis reaches to the end of the longest interval, also of the period before', () => {
  const { scale, endPx } = barsOf([bar('denim', shown(10, 5, 20), shown(48, 44, 52))]);
  expect(scale.at(52)).toBeLessThanOrEqual(endPx);
  expect(scale.ticks.at(-1)).toBeGreaterThanOrEqual(52);
});

test('a hidden figure keeps its row, without a length anyone could read', () => {
  const { rows, startPx } = barsOf([bar('denim', shown(40)), bar('stock', hidden, hidden)]);
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({ endPx: startPx, whisker: undefined, pastPx: undefined });
});

test('bars of nothing, of one and of millions all have their room', () => {
  expect(barsOf([]).rows).toEqual([]);
  for (const value of [0, 1, 4_000_000]) {
    const { rows } = barsOf([bar('denim', shown(value))]);
    expect(rows[0]?.valuePx).toBeLessThanOrEqual(room.widthPx);
  }
});

test('no value is written past the edge, whatever the figures', () => {
  const figures = fc.record({ value: fc.double({ min: 0, max: 1e6, noNaN: true }), spread: fc.double({ min: 0, max: 2, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 12 }), (drawn) => {
      const bars = drawn.map(({ value, spread }, nth) => ({
        ...bar(`z${nth}`, shown(value, value / (1 + spread), value * (1 + spread))),
        value: '99 %',
      }));
      for (const row of barsOf(bars).rows) {
        expect(row.endPx).toBeGreaterThanOrEqual(0);
        expect(row.valuePx + room.measurePx(row.bar.value, 13)).toBeLessThanOrEqual(room.widthPx + 1);
      }
    }),
  );
});

test('a long name is cut with an ellipsis, never to nothing', () => {
  expect(fitText('Chemises et tops', 60, 13, room.measurePx)).toBe('Chemises…');
  expect(fitText('Maille', 1, 13, room.measurePx)).toBe('M…');
});

const column = (id: string, figure: FigureBody, label = id): Column => ({ id, label, figure, words: id });

test('columns stand side by side from the axis to the edge and never overlap', () => {
  const { places, leftPx, rightPx } = layOutColumns(
    { columns: ['a', 'b', 'c'].map((id) => column(id, shown(4))), tickWords: String, unit: 'visits' },
    room,
  );
  for (const [nth, place] of places.entries()) {
    expect(place.leftPx).toBeGreaterThanOrEqual(leftPx);
    expect(place.leftPx + place.widthPx).toBeLessThanOrEqual(places[nth + 1]?.leftPx ?? rightPx);
  }
});

test('labels of narrow columns are left out before they touch', () => {
  const columns = Array.from({ length: 60 }, (_, nth) => column(`${nth}`, shown(nth), 'Monday'));
  const { places } = layOutColumns({ columns, tickWords: String, unit: '' }, room);
  const labelled = places.filter(({ hasLabel }) => hasLabel);
  expect(labelled.length).toBeGreaterThan(3);
  for (const [nth, place] of labelled.slice(1).entries()) {
    expect(place.leftPx - (labelled[nth]?.leftPx ?? 0)).toBeGreaterThan(room.measurePx('Monday', 12));
  }
});

test('an empty distribution is an axis without columns', () => {
  expect(layOutColumns({ columns: [], tickWords: String, unit: '' }, room)).toMatchObject({ places: [] });
});

const flow = (fromId: string, toId: string, visits: number): Flow => ({ fromId, toId, visits, words: `${fromId} ${toId}` });
const ribbonsOf = (flows: readonly Flow[]) =>
  layOutRibbons({ flows, nameOf: { from: (id) => id, to: (id) => id }, countWords: String, fromWords: 'from', toWords: 'to' }, room);

test('ribbons are as thick as the visits they carry, also when people walk in circles', () => {
  const { ribbons, ends } = ribbonsOf([flow('denim', 'shoes', 40), flow('shoes', 'denim', 20), flow('denim', 'denim', 10)]);
  const thick = Object.fromEntries(ribbons.map(({ flow: { words }, thickPx }) => [words, thickPx]));
  expect(thick['denim shoes']).toBeCloseTo(2 * (thick['shoes denim'] ?? 0));
  expect(thick['shoes denim']).toBeCloseTo(2 * (thick['denim denim'] ?? 0));
  expect(ends.filter(({ side }) => side === 'from').map(({ id, visits }) => [id, visits])).toEqual([
    ['denim', 50],
    ['shoes', 20],
  ]);
});

test('the ends of ribbons never run past their zone', () => {
  const { ribbons, ends } = ribbonsOf([flow('a', 'x', 7), flow('a', 'y', 3), flow('b', 'x', 1), flow('b', 'y', 9)]);
  for (const { flow: way, thickPx, fromYPx } of ribbons) {
    const end = ends.find(({ id, side }) => id === way.fromId && side === 'from');
    expect(fromYPx - thickPx / 2).toBeGreaterThanOrEqual((end?.topPx ?? 0) - 0.01);
    expect(fromYPx + thickPx / 2).toBeLessThanOrEqual((end?.topPx ?? 0) + (end?.heightPx ?? 0) + 0.01);
  }
});

test('no flow, or one nobody took, draws no ribbon', () => {
  expect(ribbonsOf([])).toMatchObject({ ribbons: [], ends: [] });
  expect(ribbonsOf([flow('a', 'b', 0)])).toMatchObject({ ribbons: [], ends: [] });
});

test('a grid writes fewer heads where hours are narrow, and no figures where they have no room', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ id: `${hour}`, label: `${hour} h` }));
  const cells = [{ rowId: 'denim', columnId: '3', value: 12_345, isHidden: false, text: '12 345', words: '' }];
  const ask = { rows: [{ id: 'denim', label: 'Denim' }], columns: hours, cells, shades: shadeScale(12_345) };
  const narrow = layOutGrid(ask, { ...room, widthPx: 420 });
  expect(narrow.hasTexts).toBe(false);
  expect(narrow.headEvery).toBeGreaterThan(1);
  expect(layOutGrid(ask, { ...room, widthPx: 2400 })).toMatchObject({ hasTexts: true, headEvery: 1 });
});

test('a difference without figures is placed without breaking the others', () => {
  const difference = { id: 'a', label: 'Denim', value: null, low: null, high: null, isBeyondChance: false, text: '', words: '' };
  const ask = {
    differences: [difference, { ...difference, value: -3, low: -5, high: -1 }],
    tickWords: String,
    hiddenWords: '',
    lessWords: '',
    moreWords: '',
  };
  const { scale } = layOutDifferences(ask, room);
  expect(scale.at(-5)).toBeGreaterThanOrEqual(0);
  expect(scale.at(-3)).toBeLessThan(scale.at(0));
});

test('words under a picture break where it is full, and none is lost', () => {
  const lines = wrapText('visits that came to the zone in that hour', 100, 13, room.measurePx);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe('visits that came to the zone in that hour');
  for (const line of lines) expect(room.measurePx(line, 13)).toBeLessThanOrEqual(100);
  expect(wrapText('Kilimandjaro', 20, 13, room.measurePx)).toEqual(['Kilimandjaro']);
});
