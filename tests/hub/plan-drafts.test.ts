import { afterAll, beforeAll, expect, test } from 'vitest';
import { planVersion, readFloor, readPlan, replacePlan, type FloorPlanSchema } from '#shared/contract/places.ts';
import {
  discardPlanDraft,
  listPlanVersions,
  publishPlan,
  readPlanDraft,
  readPlanVersion,
  restorePlanVersion,
  savePlanDraft,
} from '#shared/contract/plan-drafts.ts';
import { readJournal } from '#shared/contract/staff.ts';
import { listTags } from '#shared/contract/tags.ts';
import type { Static } from 'typebox';
import type { HttpClient } from '#shared/link/http-client.ts';
import { openFloorRadio } from '../fakes/floor-radio.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

type PlanBody = Static<typeof FloorPlanSchema>;

let hub: RunningHub;
let manager: HttpClient;
let installer: HttpClient;

beforeAll(async () => {
  hub = await startHub();
  manager = await hub.signInAs('camille');
  installer = await hub.signInAs('oliver');
}, 120_000);

afterAll(async () => {
  await hub?.stop();
});

const planNow = (): Promise<PlanBody> => manager.call(readPlan);

test('a draft changes nothing in the shop until it is published, and then everything at once', async () => {
  const before = await planNow();
  const { planId, draft } = await manager.call(readPlanDraft);
  expect(draft).toBeNull();
  const [denim] = before.zones.filter(({ id }) => id === 'denim');
  if (denim === undefined) throw new Error('the sample shop sells denim');
  const plan = { ...before, zones: [...before.zones.filter(({ id }) => id !== 'denim'), { ...denim, name: { fr: 'Jeans', en: 'Jeans' } }] };
  const saved = await manager.call(savePlanDraft, { body: { revision: 0, plan, picture: null } });
  expect(saved).toMatchObject({ planId, draft: { revision: 1, basePlanId: planId, savedBy: 'Camille Moreau' } });
  expect(await planNow()).toEqual(before);

  const published = await manager.call(publishPlan, { body: { revision: 1 } });
  expect(published.planId).toBeGreaterThan(planId);
  expect(await planNow()).toEqual(plan);
  expect((await manager.call(readPlanDraft)).draft).toBeNull();
  const [line] = (await manager.call(readJournal, { query: { limit: 5 } })).entries;
  expect(line).toMatchObject({ what: 'floor plan published' });
  expect(line?.before).toContain('Jeans et pantalons');
  expect(line?.after).toContain('"en":"Jeans"');
  // Only what changed is told.
  expect(line?.after).not.toContain('knitwear');
});

test('whoever saves over a draft they have not seen is refused, and nothing of the other’s is lost', async () => {
  const plan = await planNow();
  const first = await manager.call(savePlanDraft, { body: { revision: 0, plan: { ...plan, name: 'Camille' }, picture: null } });
  const late = installer.call(savePlanDraft, { body: { revision: 0, plan: { ...plan, name: 'Oliver' }, picture: null } });
  await expect(late).rejects.toMatchObject({ status: 409, code: 'plan-draft-changed' });
  expect((await manager.call(readPlanDraft)).draft?.plan.name).toBe('Camille');
  const revision = first.draft?.revision ?? 0;
  await installer.call(savePlanDraft, { body: { revision, plan: { ...plan, name: 'Oliver' }, picture: null } });
  await expect(manager.call(publishPlan, { body: { revision } })).rejects.toMatchObject({ status: 409 });
  expect((await manager.call(discardPlanDraft)).draft).toBeNull();
  expect((await planNow()).name).toBe(plan.name);
});

test('a draft with mistakes is kept, and not published: each mistake is told, and the plan in force stays', async () => {
  const plan = await planNow();
  const wrong = {
    ...plan,
    walls: [
      ...plan.walls,
      { from: { xMetres: 1, yMetres: 8 }, to: { xMetres: 9, yMetres: 8 } },
      { from: { xMetres: 5, yMetres: 6 }, to: { xMetres: 5, yMetres: 10 } },
    ],
    zones: plan.zones.map((zone) => (zone.id === 'shoes' ? { ...zone, outline: [...zone.outline, { xMetres: -3, yMetres: 14 }] } : zone)),
    receivers: [...plan.receivers, { deviceId: 'kiosk-denim', at: { xMetres: 3, yMetres: 3 }, heightMetres: 2 }],
  };
  const { draft } = await manager.call(savePlanDraft, { body: { revision: 0, plan: wrong, picture: null } });
  const refusal = await manager.call(publishPlan, { body: { revision: draft?.revision ?? 0 } }).catch((failure: unknown) => failure);
  expect(refusal).toMatchObject({ status: 422, code: 'plan-mistakes' });
  const words = String(refusal);
  for (const told of ['cross at 5.00, 8.00', '"shoes" reaches outside', '"kiosk-denim" is no gateway']) expect(words).toContain(told);
  expect(await planNow()).toEqual(plan);
  await expect(manager.call(replacePlan, { body: wrong })).rejects.toMatchObject({ status: 422 });
  await manager.call(discardPlanDraft);
});

test('a plan of before is put back in force as a new version, and the history keeps both', async () => {
  const { versions } = await manager.call(listPlanVersions);
  const [newest, first] = [versions[0], versions.at(-1)];
  if (newest === undefined || first === undefined) throw new Error('the shop was opened with a plan');
  expect(newest).toMatchObject({ isInForce: true, by: 'Camille Moreau' });
  expect(first).toMatchObject({ isInForce: false, by: null, zones: 12 });
  const plan = await manager.call(readPlanVersion, { params: { planId: String(first.planId) } });
  const restored = await manager.call(restorePlanVersion, { params: { planId: String(first.planId) } });
  expect(restored.plan).toEqual(plan);
  expect(await planNow()).toEqual(plan);
  expect((await manager.call(listPlanVersions)).versions).toHaveLength(versions.length + 1);
  await expect(manager.call(readPlanVersion, { params: { planId: '999999' } })).rejects.toMatchObject({ status: 404 });
  await expect(manager.call(readPlanVersion, { params: { planId: 'x' } })).rejects.toMatchObject({ status: 404 });
});

test('a kiosk hears at once which plan is in force, when it connects and when another one is published', async () => {
  const kiosk = await hub.connect(await hub.claim('kiosk-denim'));
  const heard: number[] = [];
  kiosk.on(planVersion, ({ planId }) => heard.push(planId));
  const { planId: before } = await manager.call(readPlanDraft);
  await until('it hears the plan in force', () => Promise.resolve(heard.at(-1) === before ? true : undefined), 10_000);
  await manager.call(savePlanDraft, { body: { revision: 0, plan: { ...(await planNow()), name: 'Maison Lune II' }, picture: null } });
  const { planId } = await manager.call(publishPlan, { body: { revision: 1 } });
  await until('it hears the one published', () => Promise.resolve(heard.at(-1) === planId ? true : undefined), 10_000);
  await kiosk.close();
}, 60_000);

test('positions follow a published plan without a restart: someone stands in the zone that is drawn there now', async () => {
  const radio = await openFloorRadio(hub);
  const [fob] = (await manager.call(listTags)).tags.filter(({ kind }) => kind === 'basket');
  radio.place(fob?.tagKey ?? '', { xMetres: 4, yMetres: 6.5 });
  const zonesWithPeople = async (): Promise<readonly string[]> =>
    (await manager.call(readFloor)).zones.filter(({ people }) => people > 0).map(({ zoneId }) => zoneId);
  await until('someone stands in knitwear', async () => ((await zonesWithPeople()).includes('knitwear') ? true : undefined), 40_000);
  const plan = await planNow();
  const renamed = { ...plan, zones: plan.zones.map((zone) => (zone.id === 'knitwear' ? { ...zone, id: 'wool' } : zone)) };
  await manager.call(savePlanDraft, { body: { revision: 0, plan: renamed, picture: null } });
  await manager.call(publishPlan, { body: { revision: 1 } });
  await until('someone stands in wool', async () => ((await zonesWithPeople()).includes('wool') ? true : undefined), 40_000);
  expect(await zonesWithPeople()).not.toContain('knitwear');
  await radio.close();
}, 100_000);

test('a draft, its picture and its revision are there after the plug was pulled', async () => {
  const plan = await planNow();
  const picture = { assetId: 'a'.repeat(64), at: { xMetres: 0, yMetres: 0 }, widthMetres: 25, ratio: 0.64, opacity: 0.5 };
  const saved = await manager.call(savePlanDraft, { body: { revision: 0, plan: { ...plan, name: 'Half done' }, picture } });
  await hub.kill();
  hub = await startHub({ folder: hub.folder, passwords: hub.passwords });
  manager = await hub.signInAs('camille');
  expect((await manager.call(readPlanDraft)).draft).toEqual(saved.draft);
}, 60_000);
