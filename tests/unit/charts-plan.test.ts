import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traceCells } from '#shared/ui/floor-plan/draw-cells.ts';
import { nearestPerson } from '#shared/ui/floor-plan/draw-people.ts';
import { setLocale } from '#shared/ui/locale.ts';
import { dotNames } from '../../console/floor/floor-figures.ts';

const cell = (column: number, row: number) => ({ column, row, shade: 1 });

test('squares side by side are one shape, so that no seam shows between them', () => {
  expect(traceCells([cell(3, 0), cell(2, 0), cell(5, 0), cell(2, 1)], 0.5)).toBe('M100 0h100v50h-100zM250 0h50v50h-50zM100 50h50v50h-50z');
  expect(traceCells([], 0.5)).toBe('');
});

test('the shapes cover as much floor as the squares, however they lie', () => {
  const squares = fc.uniqueArray(fc.record({ column: fc.nat(20), row: fc.nat(12), shade: fc.constant(1) }), {
    selector: ({ column, row }) => `${column} ${row}`,
  });
  fc.assert(
    fc.property(squares, (cells) => {
      const widths = [...traceCells(cells, 1).matchAll(/h(\d+)v100/g)].map(([, width]) => Number(width));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(cells.length * 100);
    }),
  );
});

const person = (id: string, xMetres: number) => ({ id, at: { xMetres, yMetres: 1 }, radiusMetres: 1, kind: 'guest' as const });

test('a press chooses the nearest dot within a finger’s width, or none', () => {
  const people = [person('a', 1), person('b', 2)];
  expect(nearestPerson(people, { xMetres: 1.7, yMetres: 1 }, 0.5)?.id).toBe('b');
  expect(nearestPerson(people, { xMetres: 4, yMetres: 1 }, 0.5)).toBeUndefined();
});

test('dots are told by kind, zone and number, never by their id', () => {
  setLocale('en');
  const dot = (id: string, zoneId: string | null) => ({
    id,
    zoneId,
    kind: 'shopper' as const,
    at: { xMetres: 0, yMetres: 0 },
    radiusMetres: 1,
  });
  const names = dotNames([dot('x9', 'denim'), dot('y8', 'denim'), dot('z7', null)], (zoneId) => zoneId ?? 'between zones');
  expect(names.map(({ words }) => words)).toEqual(['Shopper, between zones, 1', 'Shopper, denim, 1', 'Shopper, denim, 2']);
});
