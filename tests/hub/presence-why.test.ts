import { expect, test } from 'vitest';
import { Check } from 'typebox/value';
import { explainPerson, Why } from '#shared/contract/places.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { createFloor } from '../../edge/floor/floor.ts';
import { callAnswer } from '../fakes/call-answer.ts';
import { denim, type TestShop } from '../fixtures/presence-shop.ts';
import { fob, openWithFob } from '../fixtures/presence-visit.ts';

/** Asks the floor why someone is where they are, as the hub's door would. */
async function askWhy({ presence, clock }: TestShop, personId: string): Promise<unknown> {
  const floor = createFloor({
    clock,
    floor: presence.floor,
    explain: presence.explain,
    known: () => ({ devices: [], databaseTrouble: undefined, keeping: [] }),
    asked: () => Promise.reject(new Error('nobody asks what needs someone')),
  });
  floor.stop();
  return callAnswer(floor.answers, explainPerson, { params: { personId } });
}

test('a manager is told why a dot is in its zone, and neither its tag nor its shopper', async () => {
  const shop = await openWithFob();
  shop.place(fob, denim);
  shop.pass(30);
  const personId = shop.presence.floor().people[0]?.id ?? '';
  const why = await askWhy(shop, personId);
  expect(Check(Why, why)).toBe(true);
  expect(why).toMatchObject({
    personId,
    zoneId: 'denim',
    neededMargin: 0.3,
    zones: expect.arrayContaining([expect.objectContaining({ zoneId: 'denim' })]),
  });
  for (const secret of [fob, 'shopper-1']) expect(JSON.stringify(why)).not.toContain(secret);
});

test('nobody is explained by a tag’s key, after they left, or before they were found', async () => {
  const shop = await openWithFob();
  shop.place(fob, denim);
  shop.pass(2);
  const early = shop.presence.floor().people[0]?.id ?? 'nobody yet';
  await expect(askWhy(shop, early)).rejects.toMatchObject({ status: 404, code: 'person-gone' });
  shop.pass(30);
  const personId = shop.presence.floor().people[0]?.id ?? '';
  await expect(askWhy(shop, fob)).rejects.toBeInstanceOf(RefusedError);
  shop.place(fob, undefined);
  shop.pass(80);
  await expect(askWhy(shop, personId)).rejects.toMatchObject({ status: 404, code: 'person-gone' });
});

test('without a plan there is still a reason: the receiver that hears best', async () => {
  const shop = await openWithFob(undefined, { plan: undefined });
  shop.place(fob, { xMetres: 21, yMetres: 8 });
  shop.pass(40);
  const why = await askWhy(shop, shop.presence.placeOf('shopper-1')?.visitId ?? '');
  expect(Check(Why, why)).toBe(true);
  const receivers = expect.arrayContaining([expect.objectContaining({ receiverId: 'gateway-8', expectedDbm: null })]);
  expect(why).toMatchObject({ method: 'strongest-receiver', zoneId: 'gateway-8', at: null, receivers });
});
