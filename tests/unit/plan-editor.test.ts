import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween } from '#shared/domain/floor-plan.ts';
import { findPlanMistakes } from '#shared/domain/plan-problems.ts';
import {
  cutDoor,
  freeId,
  insertCorner,
  moveHandle,
  moveItem,
  removeCorner,
  removeItem,
  scalePlan,
  splitCrossings,
} from '../../console/plan/plan-edits.ts';
import { beginHistory, redo, takeStep, undo } from '../../console/plan/plan-history.ts';
import { handlesOf, itemAt, itemsOf } from '../../console/plan/plan-items.ts';
import { fitCamera, placeUnder, zoomCamera } from '../../console/plan/plan-camera.ts';
import { snap } from '../../console/plan/snap-rules.ts';
import { drag, press, type Stroke } from '../../console/plan/tool-rules.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { at, box, smallPlan } from '../fixtures/small-plan.ts';

const everything = { isGateway: () => true, isReferenceTag: () => true };
const stroke: Stroke = {
  plan: smallPlan,
  tool: 'wall',
  fixtureKind: 'rail',
  zonePurpose: 'fitting',
  doorMetres: 1,
  gatewayId: '',
  tagKey: '',
  deviceId: '',
  points: [],
  reachMetres: 0.2,
};

describe('editing', () => {
  test('a moved thing moves by what it was moved, and back again is where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...itemsOf(sampleFloorPlan)), fc.integer({ min: -300, max: 300 }), (item, centimetres) => {
        const by = at(centimetres / 100, -centimetres / 100);
        const moved = moveItem(sampleFloorPlan, item, by);
        expect(moveItem(moved, item, at(-by.xMetres, -by.yMetres))).toEqual(sampleFloorPlan);
      }),
    );
  });

  test('a fixture’s corner is pulled while the one across from it stays', () => {
    const pulled = moveHandle(smallPlan, { kind: 'fixture', key: 'table' }, 2, at(4.5, 5.5));
    expect(handlesOf(pulled, { kind: 'fixture', key: 'table' })).toEqual(box(1.5, 3.5, 4.5, 5.5));
  });

  test('a triangle keeps its three corners; a corner put into an edge comes after its first', () => {
    const item = { kind: 'zone', key: 'left' } as const;
    const three = removeCorner(smallPlan, 'left', 0);
    expect(handlesOf(three, item)).toHaveLength(3);
    expect(removeCorner(three, 'left', 0)).toEqual(three);
    expect(handlesOf(insertCorner(smallPlan, 'left', 1, at(5, 4)), item)[2]).toEqual(at(5, 4));
  });

  test('what is removed is gone, and nothing else', () => {
    for (const item of itemsOf(sampleFloorPlan))
      expect(itemsOf(removeItem(sampleFloorPlan, item))).toHaveLength(itemsOf(sampleFloorPlan).length - 1);
  });

  test('a door cut into a wall leaves an opening of its width; at the end of a wall it is moved in whole', () => {
    const cut = cutDoor(smallPlan, 3, at(5.1, 2), 1).walls.slice(3);
    expect(cut).toEqual([
      { from: at(5, 0), to: at(5, 1.5) },
      { from: at(5, 2.5), to: at(5, 5) },
    ]);
    expect(cutDoor(smallPlan, 3, at(5, 4.9), 1).walls.slice(3)).toEqual([{ from: at(5, 0), to: at(5, 4) }]);
    expect(cutDoor(smallPlan, 3, at(5, 2), 9).walls).toHaveLength(3);
  });

  test('crossing walls end where they meet, and no mistake is left', () => {
    const crossing = { ...smallPlan, walls: [...smallPlan.walls, { from: at(1, 2), to: at(9, 2) }, { from: at(1, 3), to: at(9, 1) }] };
    expect(findPlanMistakes(crossing, everything).map(({ kind }) => kind)).toContain('walls-cross');
    expect(findPlanMistakes(splitCrossings(crossing), everything)).toEqual([]);
  });

  test('a scaled plan keeps its proportions', () => {
    const scaled = scalePlan(sampleFloorPlan, 1.24);
    expect(scaled.widthMetres).toBeCloseTo(31);
    const [before, after] = [sampleFloorPlan.walls[3], scaled.walls[3]];
    if (before === undefined || after === undefined) throw new Error('the sample plan has walls');
    expect(metresBetween(after.from, after.to)).toBeCloseTo(1.24 * metresBetween(before.from, before.to), 1);
  });

  test('ids are plain, and never taken twice', () => {
    expect(freeId('Prêt-à-porter (été)', [])).toBe('pret-a-porter-ete');
    expect(freeId('rail', ['rail', 'rail-2'])).toBe('rail-3');
    expect(freeId('…', [])).toBe('item');
  });
});

describe('tools', () => {
  test('walls go on from corner to corner and end where they began', () => {
    const first = press(stroke, at(1, 1));
    const second = press({ ...stroke, points: first.points }, at(3, 1));
    expect(second.plan?.walls.at(-1)).toEqual({ from: at(1, 1), to: at(3, 1) });
    const third = press({ ...stroke, plan: second.plan ?? smallPlan, points: second.points }, at(3, 3));
    const closed = press({ ...stroke, plan: third.plan ?? smallPlan, points: third.points }, at(1, 1));
    expect(closed.points).toEqual([]);
    expect(closed.plan?.walls).toHaveLength(smallPlan.walls.length + 3);
  });

  test('a zone is drawn corner by corner or as a rectangle, and is chosen then', () => {
    const points = [at(1, 1), at(3, 1), at(3, 3)];
    const drawn = press({ ...stroke, tool: 'zone', points }, at(1, 1));
    expect(drawn.plan?.zones.at(-1)).toMatchObject({ id: 'zone', purpose: 'fitting', outline: points });
    expect(drawn.select).toEqual({ kind: 'zone', key: 'zone' });
    expect(drag({ ...stroke, tool: 'zone' }, at(6, 1), at(8, 3))?.plan?.zones.at(-1)?.outline).toEqual(box(6, 1, 8, 3));
  });

  test('a fixture is set down at its usual size, or as large as it is drawn', () => {
    expect(press({ ...stroke, tool: 'fixture' }, at(7, 4)).plan?.fixtures.at(-1)).toMatchObject({
      id: 'rail',
      widthMetres: 1.8,
      depthMetres: 0.6,
    });
    expect(drag({ ...stroke, tool: 'fixture' }, at(7, 4), at(9, 4.5))?.plan?.fixtures.at(-1)).toMatchObject({
      centre: at(8, 4.25),
      widthMetres: 2,
    });
  });

  test('an entrance is set on the edge of the room, a gateway where it is pressed, and a placed one moves', () => {
    expect(press({ ...stroke, tool: 'entrance' }, at(3, 7.4)).plan?.entrances.at(-1)).toEqual(at(3, 8));
    const hung = press({ ...stroke, tool: 'receiver', gatewayId: 'g-9' }, at(4, 4));
    expect(hung.plan?.receivers.at(-1)).toEqual({ deviceId: 'g-9', at: at(4, 4), heightMetres: 2.5 });
    const moved = press({ ...stroke, tool: 'receiver', gatewayId: 'g-1' }, at(2, 2));
    expect(moved.plan?.receivers).toHaveLength(3);
    expect(press({ ...stroke, tool: 'receiver' }, at(4, 4)).plan).toBeUndefined();
  });

  test('the hand finds small things before what is behind them', () => {
    expect(itemAt(smallPlan, at(1, 1), 0.2)).toEqual({ kind: 'receiver', key: 'g-1' });
    expect(itemAt(smallPlan, at(2.5, 4), 0.2)).toEqual({ kind: 'fixture', key: 'table' });
    expect(itemAt(smallPlan, at(5.1, 3), 0.2)).toEqual({ kind: 'wall', key: '3' });
    expect(itemAt(smallPlan, at(8, 5.5), 0.2)).toEqual({ kind: 'zone', key: 'right' });
  });
});

describe('snapping', () => {
  const ask = { plan: smallPlan, gridMetres: 0.5, reachMetres: 0.2 };

  test('to a corner, to a wall, in line with a corner, else to the grid', () => {
    expect(snap(at(5.1, 4.95), ask)).toMatchObject({ at: at(5, 5), kind: 'corner' });
    expect(snap(at(5.12, 2.31), ask)).toMatchObject({ at: at(5, 2.31), kind: 'wall' });
    expect(snap(at(7.23, 5.04), ask)).toMatchObject({ at: at(7, 5), kind: 'line' });
    expect(snap(at(7.23, 6.21), ask)).toEqual({ at: at(7, 6), kind: 'grid', guides: [] });
  });

  test('a line that is nearly level is level; what is moved does not snap to itself', () => {
    expect(snap(at(8.9, 6.3), { ...ask, from: at(6.2, 6.2) }).at.yMetres).toBe(6.2);
    const item = { kind: 'fixture', key: 'table' } as const;
    expect(snap(at(3.45, 4.45), { ...ask, except: item }).kind).toBe('grid');
  });
});

test('undo goes back step by step, a gesture at once, and redo forward until something new is drawn', () => {
  const start = beginHistory('a');
  const drawn = takeStep(takeStep(takeStep(takeStep(start, 'b'), 'c', 'drag'), 'd', 'drag'), 'e');
  expect(undo(drawn).now).toBe('d');
  expect(undo(undo(drawn)).now).toBe('b');
  expect(undo(undo(undo(undo(drawn)))).now).toBe('a');
  expect(redo(undo(drawn)).now).toBe('e');
  expect(redo(takeStep(undo(drawn), 'f')).now).toBe('f');
});

test('zooming keeps the place under the pointer, and fitting shows the whole room', () => {
  const camera = fitCamera(smallPlan, { widthPx: 900, heightPx: 600 });
  const before = placeUnder(camera, 120, 340);
  const after = placeUnder(zoomCamera(camera, 1.7, 120, 340), 120, 340);
  expect(metresBetween(before, after)).toBeLessThan(1e-9);
  expect(placeUnder(camera, 0, 0).xMetres).toBeLessThan(0);
  expect(placeUnder(camera, 900, 600).yMetres).toBeGreaterThan(8);
});
