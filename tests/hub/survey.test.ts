import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFloor, readPlan } from '#shared/contract/places.ts';
import { publishPlan, readPlanDraft, savePlanDraft } from '#shared/contract/plan-drafts.ts';
import {
  estimateCoverage,
  forgetSurveyPoint,
  listReferences,
  listSurveyTags,
  readMeasurement,
  readSurvey,
  startMeasurement,
  type MeasurementBody,
} from '#shared/contract/survey.ts';
import { addTags, listTags } from '#shared/contract/tags.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { openFloorRadio, type FloorRadio } from '../fakes/floor-radio.ts';
import { joinShopper, readFobs } from '../fakes/join-shopper.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let installer: HttpClient;
let radio: FloorRadio;
const referenceKey = `ib-4c554e45a15c4e0d9b7d2f6e03c8b1d7-9-1`;

beforeAll(async () => {
  hub = await startHub();
  installer = await hub.signInAs('oliver');
  radio = await openFloorRadio(hub);
}, 120_000);

afterAll(async () => {
  await radio?.close();
  await hub?.stop();
});

async function tagLabelled(label: string): Promise<string> {
  const tag = (await installer.call(listTags)).tags.find((one) => one.label === label);
  if (tag === undefined) throw new Error(`the sample shop has no tag ${label}`);
  return tag.tagKey;
}

function measured(measurementId: string): Promise<MeasurementBody> {
  return until(
    'the measurement ends',
    async () => {
      const measurement = await installer.call(readMeasurement, { params: { measurementId } });
      return measurement.state === 'listening' ? undefined : measurement;
    },
    30_000,
  );
}

test('stand, tap, walk on: what every gateway heard is kept, and the surveyor is no visitor', async () => {
  const tagKey = await tagLabelled('B-030');
  const { points, expected, placedReceivers } = await installer.call(readSurvey);
  expect(placedReceivers).toBe(12);
  expect(points.every(({ state }) => state === 'todo')).toBe(true);
  expect(expected.wholeMetres ?? 9).toBeLessThan(expected.withoutMetres ?? 0);
  const place = points[8];
  if (place === undefined) throw new Error('the sample shop has places to stand');

  radio.place(tagKey, place.at);
  const begun = await installer.call(startMeasurement, { body: { at: place.at, tagKey } });
  expect(begun).toMatchObject({ state: 'listening', pointId: place.pointId, wantedSeconds: 12 });
  const after = await until(
    'gateways are heard while it goes on',
    async () => {
      const now = await installer.call(readMeasurement, { params: { measurementId: begun.measurementId } });
      return now.receivers.length >= 3 ? now : undefined;
    },
    10_000,
  );
  expect(after.receivers.length).toBeGreaterThanOrEqual(3);
  const kept = await measured(begun.measurementId);
  expect(kept.state).toBe('kept');
  const survey = await installer.call(readSurvey);
  expect(survey.points).toHaveLength(points.length);
  expect(survey.points.find(({ pointId }) => pointId === place.pointId)).toMatchObject({ state: 'measured', receivers: 12 });
  expect(survey.expected.nowMetres ?? 9).toBeLessThan(survey.expected.withoutMetres ?? 0);
  expect(survey.isBelieved).toBe(false);
  expect((await installer.call(readFloor)).inShop).toBe(0);
  radio.place(tagKey, undefined);
}, 60_000);

test('a gateway that moved makes a survey old, and back in its place the survey holds again', async () => {
  const before = await installer.call(readSurvey);
  const plan = await installer.call(readPlan);
  const moved = { ...plan, receivers: plan.receivers.map((one, nth) => (nth === 0 ? { ...one, at: { xMetres: 1, yMetres: 1 } } : one)) };
  const { draft } = await installer.call(savePlanDraft, { body: { revision: 0, plan: moved, picture: null } });
  await installer.call(publishPlan, { body: { revision: draft?.revision ?? 0 } });
  const after = await installer.call(readSurvey);
  expect(after.points.filter(({ state }) => state === 'old')).toHaveLength(1);
  expect(after.points.find(({ state }) => state === 'old')).toMatchObject({ receivers: 11 });
  const again = await installer.call(savePlanDraft, { body: { revision: 0, plan, picture: null } });
  await installer.call(publishPlan, { body: { revision: again.draft?.revision ?? 0 } });
  expect((await installer.call(readSurvey)).points).toEqual(before.points);
  const pointId = before.points.find(({ state }) => state === 'measured')?.pointId ?? '';
  expect((await installer.call(forgetSurveyPoint, { params: { pointId } })).points.every(({ state }) => state === 'todo')).toBe(true);
});

test('what can’t be measured is told: a silent tag, a shopper’s, one that is fixed, one nobody knows, a place outside', async () => {
  const at = { xMetres: 4, yMetres: 6 };
  const start = (tagKey: string, where = at) => installer.call(startMeasurement, { body: { at: where, tagKey } });
  const silent = await start(await tagLabelled('B-029'));
  await expect(start(`ib-${'f'.repeat(32)}-1-1`)).rejects.toMatchObject({ status: 404, code: 'tag-unknown' });
  await expect(start(await tagLabelled('B-028'), { xMetres: -2, yMetres: 1 })).rejects.toMatchObject({ code: 'place-outside' });

  const [carried] = await readFobs(installer);
  if (carried === undefined) throw new Error('the sample shop has fobs');
  await joinShopper(hub, { offers: true, path: false }, carried);
  await expect(start(carried.tagKey)).rejects.toMatchObject({ status: 409, code: 'tag-carried' });
  const { tags } = await installer.call(listSurveyTags);
  expect(tags.map(({ tagKey }) => tagKey)).not.toContain(carried.tagKey);
  expect((await measured(silent.measurementId)).state).toBe('unheard');
  await expect(installer.call(readMeasurement, { params: { measurementId: 'gone' } })).rejects.toMatchObject({ status: 404 });
}, 60_000);

test('a fixed tag is watched once it is on the plan, and its place is refused while nobody registered it', async () => {
  const plan = await installer.call(readPlan);
  const references = [{ tagKey: referenceKey, at: { xMetres: 12, yMetres: 6 }, heightMetres: 2 }];
  const early = await installer.call(savePlanDraft, { body: { revision: 0, plan: { ...plan, references }, picture: null } });
  await expect(installer.call(publishPlan, { body: { revision: early.draft?.revision ?? 0 } })).rejects.toMatchObject({
    code: 'plan-mistakes',
  });
  await installer.call(addTags, { body: { tags: [{ tagKey: referenceKey, label: 'R-001', kind: 'reference' }] } });
  expect((await installer.call(listReferences)).references).toMatchObject([{ label: 'R-001', state: 'unplaced', at: null }]);
  const { draft } = await installer.call(readPlanDraft);
  await installer.call(publishPlan, { body: { revision: draft?.revision ?? 0 } });
  radio.place(referenceKey, { xMetres: 12, yMetres: 6 });
  const heard = await until(
    'the fixed tag is heard',
    async () =>
      (await installer.call(listReferences)).references.find(({ state, receivers }) => state === 'heard' && receivers.length >= 3),
    15_000,
  );
  expect(heard.receivers.every(({ isSilent }) => !isSilent)).toBe(true);
  expect((await installer.call(readFloor)).inShop).toBe(0);
}, 40_000);

test('coverage: fewer gateways are worse, each proposed one is better than the one before', async () => {
  const plan = await installer.call(readPlan);
  const whole = await installer.call(estimateCoverage, { body: plan });
  const fewer = await installer.call(estimateCoverage, { body: { ...plan, receivers: plan.receivers.slice(0, 3) } });
  expect(whole.errorMetres).toHaveLength(whole.columns * whole.rows);
  expect(whole.meanMetres ?? 9).toBeLessThan(fewer.meanMetres ?? 0);
  expect(whole.zones.map(({ zoneId }) => zoneId)).toEqual(plan.zones.map(({ id }) => id));
  const right = (one: typeof whole, id: string): number => one.zones.find(({ zoneId }) => zoneId === id)?.rightShare ?? -1;
  for (const { zoneId } of whole.zones) expect(right(whole, zoneId), zoneId).toBeGreaterThan(right(fewer, zoneId) - 0.05);
  const means = [whole.meanMetres ?? 9, ...whole.next.map(({ meanMetres }) => meanMetres)];
  expect(whole.next).toHaveLength(3);
  expect(means).toEqual(means.toSorted((a, b) => b - a));
  const bare = await installer.call(estimateCoverage, { body: { ...plan, receivers: [] } });
  expect(bare).toMatchObject({ meanMetres: null, worstMetres: null });
  expect(bare.next).toHaveLength(3);
  expect(bare.zones.every(({ rightShare }) => rightShare === null)).toBe(true);
});
