import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf } from '#shared/domain/plan-geometry.ts';
import { readGeoJson, writeGeoJson } from '../../console/plan/geojson.ts';
import { readTransform, mapPoint } from '../../console/plan/svg-matrix.ts';
import { flattenPath } from '../../console/plan/svg-path.ts';
import { layersOf, planOfSvg } from '../../console/plan/svg-plan.ts';
import { readSvg, type SvgNode } from '../../console/plan/svg-shapes.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { at, smallPlan } from '../fixtures/small-plan.ts';

function node(name: string, attributes: Record<string, string> = {}, children: readonly SvgNode[] = []): SvgNode {
  return { name, attributes, children };
}

describe('GeoJSON', () => {
  test('a plan that was written is read back as it was', () => {
    for (const plan of [smallPlan, sampleFloorPlan])
      expect(readGeoJson(writeGeoJson(plan), smallPlan)).toEqual({
        plan: { ...(plan.references === undefined && { references: smallPlan.references }), ...plan },
      });
  });

  test('without a room the drawing is moved to the corner, and gateways it does not name stay', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { kind: 'zone', name: 'Shoes' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [100, 200],
                [110, 200],
                [110, 206],
                [100, 206],
                [100, 200],
              ],
            ],
          },
        },
        {
          type: 'Feature',
          properties: { kind: 'wall' },
          geometry: {
            type: 'MultiLineString',
            coordinates: [
              [
                [100, 200],
                [110, 200],
              ],
              [
                [110, 200],
                [110, 206],
              ],
            ],
          },
        },
      ],
    });
    const found = readGeoJson(text, smallPlan);
    if (!('plan' in found)) throw new Error('it is a plan');
    expect(found.plan).toMatchObject({ widthMetres: 10, depthMetres: 6, receivers: smallPlan.receivers });
    expect(found.plan.zones).toMatchObject([{ id: 'shoes', name: { fr: 'Shoes', en: 'Shoes' }, purpose: 'sales' }]);
    expect(found.plan.walls).toHaveLength(2);
  });

  test('what is wrong is told by feature, and nothing of it is taken', () => {
    const feature = (properties: unknown, geometry: unknown): unknown => ({ type: 'Feature', properties, geometry });
    const text = JSON.stringify({
      features: [
        feature(
          { kind: 'wall' },
          {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [5, 0],
            ],
          },
        ),
        feature({ kind: 'sofa' }, { type: 'Point', coordinates: [1, 1] }),
        feature({ kind: 'zone' }, { type: 'Point', coordinates: [1, 1] }),
        feature({ kind: 'receiver' }, { type: 'Point', coordinates: [1, 1] }),
        feature(null, null),
      ],
    });
    expect(readGeoJson(text, smallPlan)).toEqual({
      problems: [
        { feature: 2, code: 'no-kind' },
        { feature: 3, code: 'geometry' },
        { feature: 4, code: 'no-id' },
        { feature: 5, code: 'no-kind' },
      ],
    });
    expect(readGeoJson('{', smallPlan)).toEqual({ problems: [{ feature: 0, code: 'unreadable' }] });
    expect(readGeoJson('[]', smallPlan)).toEqual({ problems: [{ feature: 0, code: 'no-features' }] });
    const degrees = JSON.stringify({
      features: [
        feature(
          { kind: 'wall' },
          {
            type: 'LineString',
            coordinates: [
              [2.3522, 48.8566],
              [2.3523, 48.8566],
            ],
          },
        ),
      ],
    });
    expect(readGeoJson(degrees, smallPlan)).toEqual({ problems: [{ feature: 0, code: 'degrees' }] });
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readGeoJson(text, smallPlan)).toBeDefined();
      }),
    );
  });
});

describe('SVG', () => {
  test('transforms combine from the outside in', () => {
    const map = readTransform('translate(10 20) rotate(90) scale(2)');
    const point = mapPoint(map, at(3, 0));
    expect(point.xMetres).toBeCloseTo(10);
    expect(point.yMetres).toBeCloseTo(26);
    expect(mapPoint(readTransform('rotate(180, 5, 5)'), at(5, 0)).yMetres).toBeCloseTo(10);
    expect(mapPoint(readTransform('nonsense('), at(1, 2))).toEqual(at(1, 2));
  });

  test('path data: relative and absolute lines, closing, curves and arcs', () => {
    expect(flattenPath('M1 1h4v3H1z')).toEqual([{ points: [at(1, 1), at(5, 1), at(5, 4), at(1, 4)], isClosed: true }]);
    expect(flattenPath('m0,0 2,0 0,2M5 5L6 6')).toHaveLength(2);
    const circle = flattenPath('M10 0A10 10 0 0 1-10 0A10 10 0 0 1 10 0Z')[0];
    expect(areaOf(circle?.points ?? [])).toBeCloseTo(Math.PI * 100, -1);
    const curve = flattenPath('M0 0C0 10 10 10 10 0S20-10 20 0Q25 5 30 0T40 0')[0]?.points ?? [];
    expect(curve.at(-1)).toEqual(at(40, 0));
    expect(Math.max(...curve.map(({ yMetres }) => yMetres))).toBeCloseTo(7.5, 1);
  });

  test('no path data makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'MmLlHhVvCcSsQqTtAaZz 0123456789.-,e'.split('')) }), (data) => {
        expect(flattenPath(data)).toBeDefined();
      }),
    );
  });

  const drawing = node('svg', { width: '250mm', viewBox: '0 0 1000 800' }, [
    node('defs', {}, [node('rect', { width: '9999', height: '9999' })]),
    node('g', { 'inkscape:label': 'Murs', transform: 'translate(100 100)' }, [node('path', { d: 'M0 0H400V300H0Z' })]),
    node('g', { id: 'zones' }, [
      node('g', { transform: 'translate(100 100)' }, [
        node('rect', { width: '200', height: '300' }, [node('title', { '#text': 'Chaussures' })]),
      ]),
      node('polygon', { points: '300,100 500,100 500,400 300,400', 'inkscape:label': 'Sacs' }),
    ]),
    node('rect', { class: 'furniture', x: '150', y: '150', width: '40', height: '10' }),
    node('g', { id: 'notes', display: 'none' }, [node('line', { x2: '5' })]),
  ]);

  test('layers are found by label, id or class, guessed by their name, and what is hidden stays out', () => {
    expect(layersOf(readSvg(drawing))).toEqual([
      { name: 'Murs', shapes: 1, role: 'walls' },
      { name: 'zones', shapes: 2, role: 'zones' },
      { name: 'furniture', shapes: 1, role: 'fixtures' },
    ]);
    expect(readSvg(drawing)).toMatchObject({ widthUnits: 1000, widthMetres: 0.25 });
  });

  test('its shapes become a plan in metres, moved to the corner', () => {
    const read = readSvg(drawing);
    const roles = new Map(layersOf(read).map(({ name, role }) => [name, role]));
    const plan = planOfSvg(read, roles, 0.02, smallPlan);
    expect(plan).toMatchObject({ widthMetres: 8, depthMetres: 6, receivers: smallPlan.receivers });
    expect(plan.walls).toHaveLength(4);
    expect(plan.zones.map(({ id, name }) => [id, name.fr])).toEqual([
      ['chaussures', 'Chaussures'],
      ['sacs', 'Sacs'],
    ]);
    expect(plan.fixtures[0]).toMatchObject({ centre: at(1.4, 1.1), widthMetres: 0.8, depthMetres: 0.2 });
  });
});
