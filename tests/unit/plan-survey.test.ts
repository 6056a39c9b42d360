import { describe, expect, test } from 'vitest';
import type { SurveyPointBody } from '#shared/contract/survey.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { suggestSurveyPlaces } from '#shared/domain/survey-places.ts';
import { nextPoint, tappedPoint } from '../../console/survey/survey-rules.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { mapCoverage, meanErrorOf } from '../../edge/survey/coverage-rules.ts';
import { createListening } from '../../edge/survey/listening.ts';
import { suggestReceivers } from '../../edge/survey/next-receiver-rules.ts';
import { createReferenceWatch } from '../../edge/survey/reference-watch.ts';
import type { StoredPoint } from '../../edge/survey/survey-records.ts';
import { knowledgeOf, listSurveyPoints, pointIdOf, readingsOf } from '../../edge/survey/survey-rules.ts';
import { createFakeClock } from '../beacons/fakes/fake-clock.ts';
import { at, smallPlan } from '../fixtures/small-plan.ts';

const now = 1_795_600_000_000;
const dayMs = 86_400_000;

function measured(xMetres: number, yMetres: number, change: Partial<StoredPoint> = {}): StoredPoint {
  return {
    pointId: pointIdOf(at(xMetres, yMetres)),
    planId: 1,
    xMetres,
    yMetres,
    tagHeightMetres: 1.1,
    powerDbm: -59,
    isSuggested: 1,
    measuredAt: now - dayMs,
    readings: smallPlan.receivers.map((receiver) => ({
      receiverId: receiver.deviceId,
      rssiDbm: -70,
      packets: 20,
      ...receiver.at,
      heightMetres: receiver.heightMetres,
    })),
    ...change,
  };
}

describe('what a survey is worth', () => {
  const places = suggestSurveyPlaces(smallPlan);
  const [first = at(1, 1)] = places;
  const stateAfter = (point: StoredPoint, plan: FloorPlan = smallPlan): string | undefined =>
    listSurveyPoints([point], plan, now).find(({ pointId }) => pointId === point.pointId)?.state;

  test('a measured place takes the place of the suggestion beside it; places of one’s own come last', () => {
    const near = measured(first.xMetres + 0.4, first.yMetres);
    const own = measured(9.9, 7.9, { isSuggested: 0 });
    const listed = listSurveyPoints([near, own], smallPlan, now);
    expect(listed).toHaveLength(places.length + 1);
    expect(listed[0]).toMatchObject({ pointId: near.pointId, state: 'measured', receivers: 3 });
    expect(listed.at(-1)).toMatchObject({ pointId: own.pointId, isSuggested: false });
  });

  test('half a year later, or once a gateway came or moved, it wants measuring again', () => {
    const point = measured(first.xMetres, first.yMetres);
    expect(stateAfter(point)).toBe('measured');
    expect(stateAfter({ ...point, measuredAt: now - 181 * dayMs })).toBe('old');
    const more = { ...smallPlan, receivers: [...smallPlan.receivers, { deviceId: 'g-4', at: at(2, 6), heightMetres: 2.5 }] };
    expect(stateAfter(point, more)).toBe('old');
    const moved = { ...smallPlan, receivers: smallPlan.receivers.map((one) => ({ ...one, at: at(one.at.xMetres, one.at.yMetres + 0.5) })) };
    expect(stateAfter(point, moved)).toBe('old');
    const nudged = {
      ...smallPlan,
      receivers: smallPlan.receivers.map((one) => ({ ...one, at: at(one.at.xMetres, one.at.yMetres + 0.1) })),
    };
    expect(stateAfter(point, nudged)).toBe('measured');
  });

  test('heard by fewer than three it is weak; readings of gateways that moved and chance echoes are not believed', () => {
    const [g1, g2, g3] = measured(1, 1).readings;
    if (g1 === undefined || g2 === undefined || g3 === undefined) throw new Error('the small plan has three gateways');
    const point = measured(1, 1, { readings: [g1, { ...g2, rssiDbm: null, packets: 0 }, { ...g3, packets: 1 }] });
    expect(stateAfter(point)).toBe('weak');
    expect(readingsOf([point], smallPlan).map(({ receiverId }) => receiverId)).toEqual(['g-1']);
    expect(readingsOf([measured(1, 1)], { ...smallPlan, receivers: smallPlan.receivers.slice(1) })).toHaveLength(2);
  });

  test('it is known near the places and not far from them, and nothing of a gateway nobody heard', () => {
    const known = knowledgeOf(readingsOf([measured(1, 1), measured(3, 1)], smallPlan));
    expect(known('g-1', 1, 1)).toBeGreaterThan(0.6);
    expect(known('g-1', 9.5, 7.5)).toBeLessThan(0.1);
    expect(known('g-9', 1, 1)).toBe(0);
  });
});

describe('coverage', () => {
  test('every gateway more makes it better or leaves it, and a survey does too', () => {
    const means = [1, 2, 3, 4, 5, 6].map((count) =>
      meanErrorOf(mapCoverage({ ...sampleFloorPlan, receivers: sampleFloorPlan.receivers.slice(0, count) }, () => 0)),
    );
    expect(means).toEqual(means.toSorted((a = 0, b = 0) => b - a));
    const surveyed = meanErrorOf(mapCoverage(sampleFloorPlan, () => 0.9)) ?? 9;
    expect(surveyed).toBeLessThan(means.at(-1) ?? 0);
    expect(surveyed).toBeGreaterThan(0.5);
  });

  test('the next gateway goes where there is none, gains what is told, and the second after it gains less', () => {
    const receivers = sampleFloorPlan.receivers.filter(({ at: place }) => place.xMetres < 13);
    const [one, two] = suggestReceivers({ ...sampleFloorPlan, receivers }, () => 0, 2);
    expect(one?.at.xMetres).toBeGreaterThan(13);
    const without = meanErrorOf(mapCoverage({ ...sampleFloorPlan, receivers }, () => 0)) ?? 0;
    const withIt = {
      ...sampleFloorPlan,
      receivers: [...receivers, { deviceId: 'new', at: one?.at ?? at(0, 0), heightMetres: one?.heightMetres ?? 0 }],
    };
    expect(meanErrorOf(mapCoverage(withIt, () => 0))).toBeCloseTo(one?.meanMetres ?? 0, 1);
    expect(without - (one?.meanMetres ?? 9)).toBeGreaterThan((one?.meanMetres ?? 0) - (two?.meanMetres ?? 9));
  });

  test('a room without a gateway is known to no better than its size', () => {
    const error = meanErrorOf(mapCoverage({ ...smallPlan, receivers: [] }, () => 0)) ?? 0;
    expect(error).toBeGreaterThan(2);
    expect(error).toBeLessThan(10);
  });
});

describe('listening', () => {
  const tagKey = 'ib-fob';
  const sighting = (receiverId: string, atMs: number, rssiDbm: number) => ({ tagKey, receiverId, rssiDbm, atMs, powerDbm: -62 });

  function openDesk(onMeasured: (point: StoredPoint) => Promise<void> = async () => undefined) {
    const clock = createFakeClock(now);
    const faults: unknown[] = [];
    const kept: StoredPoint[] = [];
    const desk = createListening({
      clock,
      plan: () => smallPlan,
      planId: () => 4,
      onMeasured: async (point) => {
        kept.push(point);
        await onMeasured(point);
      },
      onFault: (fault) => faults.push(fault),
    });
    const start = (owner: string) => desk.start({ owner, at: at(2, 2), tagKey, tagHeightMetres: 1.1, isSuggested: true });
    return { clock, desk, kept, faults, start };
  }

  test('keeps the median of each gateway, those that heard nothing included, and only what was heard meanwhile', async () => {
    const { clock, desk, kept, start } = openDesk();
    const { measurementId } = start('staff-1');
    await clock.advance(2_000);
    expect(
      desk.take([
        sighting('g-1', now - 500, -40),
        sighting('g-1', now + 500, -70),
        sighting('g-1', now + 900, -72),
        sighting('g-2', now + 900, -81),
      ]),
    ).toEqual([]);
    expect(desk.read(measurementId)).toMatchObject({
      seconds: 2,
      state: 'listening',
      receivers: [{ receiverId: 'g-1', packets: 2, rssiDbm: -71 }, { receiverId: 'g-2' }],
    });
    await clock.advance(12_000);
    expect(desk.read(measurementId)?.state).toBe('kept');
    expect(kept[0]).toMatchObject({ pointId: 'p-200-200', planId: 4, powerDbm: -62 });
    expect(kept[0]?.readings.map(({ receiverId, rssiDbm, packets }) => [receiverId, rssiDbm, packets])).toEqual([
      ['g-1', -71, 2],
      ['g-2', -81, 1],
      ['g-3', null, 0],
    ]);
    await clock.advance(60_000);
    expect(desk.read(measurementId)).toBeUndefined();
  });

  test('nothing heard is told and not kept; a disk that fails is told and the hub goes on', async () => {
    const silent = openDesk();
    const { measurementId } = silent.start('staff-1');
    await silent.clock.advance(14_000);
    expect(silent.desk.read(measurementId)?.state).toBe('unheard');
    expect(silent.kept).toEqual([]);
    const broken = openDesk(() => Promise.reject(new Error('disk full')));
    const second = broken.start('staff-1');
    broken.desk.take([sighting('g-1', now + 10, -70)]);
    await broken.clock.advance(14_000);
    expect(broken.desk.read(second.measurementId)?.state).toBe('failed');
    expect(broken.faults).toHaveLength(1);
  });

  test('starting again ends the one before, of the same person only; the tag is no visitor until minutes later', async () => {
    const { clock, desk, start } = openDesk();
    const first = start('staff-1');
    const other = start('staff-2');
    const again = start('staff-1');
    expect(desk.read(first.measurementId)).toBeUndefined();
    expect(desk.read(other.measurementId)?.state).toBe('listening');
    expect(desk.read(again.measurementId)?.state).toBe('listening');
    desk.stop(again.measurementId);
    await clock.advance(200_000);
    expect(desk.take([sighting('g-1', now, -70)])).toEqual([]);
    await clock.advance(120_000);
    expect(desk.take([sighting('g-1', now, -70)])).toHaveLength(1);
  });
});

test('a gateway that no longer hears a fixed tag others hear needs someone; a tag nobody hears has an empty battery', async () => {
  const clock = createFakeClock(now);
  const [reference] = smallPlan.references ?? [];
  if (reference === undefined) throw new Error('the small plan has a fixed tag');
  const watch = createReferenceWatch({
    clock,
    plan: () => smallPlan,
    isReference: (key) => key === reference.tagKey,
    receiverName: (id) => ({ fr: id, en: id }),
  });
  const tags = [{ tagKey: reference.tagKey, label: 'R-1' }];
  const hear = (...receiverIds: readonly string[]): void =>
    watch.hear(receiverIds.map((receiverId) => ({ tagKey: reference.tagKey, receiverId, rssiDbm: -65, atMs: clock.now() })));
  expect(watch.states(tags)).toMatchObject([{ state: 'silent', lastHeardAt: null }]);
  for (let second = 0; second < 60; second += 1) {
    hear('g-1', 'g-2');
    await clock.advance(1_000);
  }
  expect(watch.attention(tags)).toEqual([]);
  for (let second = 0; second < 95; second += 1) {
    hear('g-1');
    await clock.advance(1_000);
  }
  expect(watch.attention(tags)).toMatchObject([{ id: 'deaf-g-2', severity: 'warning', deviceId: 'g-2' }]);
  expect(watch.states(tags)[0]?.receivers.filter(({ isSilent }) => isSilent)).toMatchObject([{ receiverId: 'g-2', shiftDb: 0 }]);
  await clock.advance(400_000);
  expect(watch.attention(tags)).toMatchObject([{ id: `reference-${reference.tagKey}`, severity: 'info' }]);
});

describe('walking on', () => {
  const points = ['a', 'b', 'c', 'd'].map((pointId, nth): SurveyPointBody => ({
    pointId,
    at: at(nth * 2, 0),
    state: nth === 1 ? 'measured' : 'todo',
    isSuggested: true,
    measuredAt: null,
    receivers: 0,
  }));

  test('to the next place that is still to measure, round the end, skipped ones last', () => {
    expect(nextPoint(points, 'a', new Set())?.pointId).toBe('c');
    expect(nextPoint(points, 'd', new Set())?.pointId).toBe('a');
    expect(nextPoint(points, 'a', new Set(['c']))?.pointId).toBe('d');
    expect(nextPoint(points, 'd', new Set(['a', 'c']))?.pointId).toBe('a');
    expect(nextPoint(points.slice(1, 2), undefined, new Set())).toBeUndefined();
  });

  test('a tap means the nearest place within reach, else a new one', () => {
    expect(tappedPoint(points, at(2.3, 0.1), 0.5)?.pointId).toBe('b');
    expect(tappedPoint(points, at(3, 0), 0.5)).toBeUndefined();
  });
});
