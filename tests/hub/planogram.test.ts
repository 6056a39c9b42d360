import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishPlan, savePlanDraft } from '#shared/contract/plan-drafts.ts';
import { readPlan } from '#shared/contract/places.ts';
import { forgetPlace, importPlanogram, placeProduct, readPlanogram, settlePlaceConflict } from '#shared/contract/planogram.ts';
import { listProducts, readProduct } from '#shared/contract/products.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';

let hub: RunningHub;
let manager: HttpClient;
let anyone: HttpClient;

beforeAll(async () => {
  hub = await startHub();
  manager = await hub.signInAs('camille');
  anyone = createHttpClient({ baseUrl: hub.url });
}, 120_000);

afterAll(async () => {
  await hub?.stop();
});

const csv = (text: string, isTrial = false) => manager.call(importPlanogram, { body: { format: 'csv', text, isTrial } });

test('a sample file places the products on the map, by id, bar code and family', async () => {
  const page = await anyone.call(readProduct, { params: { productId: 'p-003' } });
  const [variant] = page.variants;
  const { products } = await anyone.call(listProducts, { query: { limit: 500 } });
  const coats = products.filter(({ family }) => family === 'coats');
  const text = `\uFEFFProduit;Famille;Meuble;Étagère\r\np-001;;knit-table;\r\n${variant?.gtin ?? ''};;denim-wall-2;"2, gauche"\r\n\r\n;coats;coat-rail-1;\r\n`;
  const tried = await csv(text, true);
  expect(tried).toMatchObject({ isTaken: false, lines: 3, errors: [], conflicts: [] });
  expect((await manager.call(readPlanogram)).places).toEqual([]);
  const taken = await csv(text);
  expect(taken).toMatchObject({ isTaken: true, set: tried.set });
  const place = await anyone.call(readProduct, { params: { productId: 'p-003' } });
  expect(place).toMatchObject({ place: { fixtureId: 'denim-wall-2', shelf: '2, gauche' }, zoneId: 'denim' });
  // A product’s own line goes before its family’s.
  expect((await anyone.call(readProduct, { params: { productId: 'p-001' } })).place).toEqual({ fixtureId: 'knit-table', shelf: '' });
  const others = coats.filter(({ id }) => id !== 'p-001' && id !== 'p-003');
  const now = await anyone.call(listProducts, { query: { limit: 500 } });
  for (const { id } of others) expect(now.products.find((product) => product.id === id)?.place?.fixtureId).toBe('coat-rail-1');
  const inDenim = await anyone.call(listProducts, { query: { zone: 'denim', limit: 500 } });
  expect(inDenim.products.map(({ id }) => id)).toContain('p-003');
});

test('one wrong line and nothing is taken; every wrong line is told', async () => {
  const before = await manager.call(readPlanogram);
  const answer = await csv(
    'product,family,fixture,shelf\np-010,,knit-table,1\np-999,,knit-table,\n,hats,knit-table,\np-011,,sofa,\np-012,,,\n,,knit-table,\np-010,,denim-table,\np-013,,knit-table,' +
      'x'.repeat(41),
  );
  expect(answer.isTaken).toBe(false);
  expect(answer.errors).toEqual([
    { line: 3, code: 'product-unknown', value: 'p-999' },
    { line: 4, code: 'family-unknown', value: 'hats' },
    { line: 5, code: 'fixture-unknown', value: 'sofa' },
    { line: 6, code: 'fixture-missing', value: 'p-012' },
    { line: 7, code: 'no-product', value: 'knit-table' },
    { line: 8, code: 'twice', value: 'p-010' },
    { line: 9, code: 'shelf-too-long', value: 'x'.repeat(41) },
  ]);
  expect(await manager.call(readPlanogram)).toEqual(before);
  expect((await csv('what,ever\n1,2')).errors).toMatchObject([{ line: 1, code: 'no-header' }]);
  expect((await csv('product,fixture\n"p-001,knit-table')).errors).toMatchObject([{ code: 'unreadable' }]);
  const json = (text: string) => manager.call(importPlanogram, { body: { format: 'json', text, isTrial: true } });
  expect((await json('{')).errors).toMatchObject([{ code: 'unreadable' }]);
  expect((await json('{"places":[{"product":"p-020","fixture":"sofa"},null]}')).errors).toMatchObject([
    { line: 1, code: 'fixture-unknown' },
    { line: 2, code: 'no-product' },
  ]);
});

test('what a person set stays when a file says otherwise, both values are listed, and a person decides', async () => {
  const params = { productId: 'p-020' };
  await manager.call(placeProduct, { params, body: { fixtureId: 'shirt-table', shelf: 'left' } });
  const taken = await csv('product,fixture\np-020,denim-table\np-021,denim-table');
  expect(taken).toMatchObject({ isTaken: true, set: 1, conflicts: [{ productId: 'p-020', line: 2, who: 'Camille Moreau' }] });
  const { conflicts, places } = await manager.call(readPlanogram);
  expect(conflicts).toEqual([
    {
      productId: 'p-020',
      line: 2,
      who: 'Camille Moreau',
      now: { fixtureId: 'shirt-table', shelf: 'left' },
      wanted: { fixtureId: 'denim-table', shelf: '' },
    },
  ]);
  expect(places.find(({ productId }) => productId === 'p-020')).toMatchObject({ fixtureId: 'shirt-table', setBy: 'person' });
  const settled = await manager.call(settlePlaceConflict, { params, body: { keep: 'import' } });
  expect(settled.conflicts).toEqual([]);
  expect(settled.places.find(({ productId }) => productId === 'p-020')).toMatchObject({ fixtureId: 'denim-table', setBy: 'import' });
  await expect(manager.call(settlePlaceConflict, { params, body: { keep: 'person' } })).rejects.toMatchObject({ status: 404 });
  await expect(manager.call(placeProduct, { params, body: { fixtureId: 'sofa', shelf: '' } })).rejects.toMatchObject({
    code: 'fixture-unknown',
  });
  await expect(
    manager.call(placeProduct, { params: { productId: 'p-999' }, body: { fixtureId: 'knit-table', shelf: '' } }),
  ).rejects.toMatchObject({ status: 404 });
});

test('moving a fixture on the plan moves its products at once; without the fixture they are shown by their zone again', async () => {
  const productId = 'p-021';
  const zoneOf = async (): Promise<string> => (await anyone.call(readProduct, { params: { productId } })).zoneId;
  await manager.call(placeProduct, { params: { productId }, body: { fixtureId: 'knit-table', shelf: '' } });
  expect(await zoneOf()).toBe('knitwear');
  const plan = await anyone.call(readPlan);
  const publish = async (fixtures: typeof plan.fixtures): Promise<void> => {
    const { draft } = await manager.call(savePlanDraft, { body: { revision: 0, plan: { ...plan, fixtures }, picture: null } });
    await manager.call(publishPlan, { body: { revision: draft?.revision ?? 0 } });
  };
  await publish(plan.fixtures.map((one) => (one.id === 'knit-table' ? { ...one, centre: { xMetres: 20, yMetres: 9 } } : one)));
  expect(await zoneOf()).toBe('coats');
  await publish(plan.fixtures.filter(({ id }) => id !== 'knit-table'));
  const page = await anyone.call(readProduct, { params: { productId } });
  expect(page.place).toBeUndefined();
  expect((await manager.call(readPlanogram)).places.find((place) => place.productId === productId)).toMatchObject({ isOnPlan: false });
  const after = await manager.call(forgetPlace, { params: { productId } });
  expect(after.unplaced).toContain(productId);
});
