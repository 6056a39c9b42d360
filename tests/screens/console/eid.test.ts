import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTags } from '#shared/contract/tags.ts';
import { findBarriers } from '../../fakes/find-barriers.ts';
import { computeEid } from '../../../edge/gateways/eid.ts';
import { openConsole, type OpenConsole } from './open-console.ts';

const identityKey = '0f0e0d0c0b0a09080706050403020100';
const eid = computeEid({ identityKey: Buffer.from(identityKey, 'hex'), rotationExponent: 12 }, 86_400);
let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 400_000);

afterAll(async () => {
  await shop?.close();
});

test('an Eddystone-EID beacon is added with what its app shows, mistakes are told beside it, and its key is nowhere afterwards', async () => {
  const { page, go, context, refusedByPolicy } = await shop.openPage('oliver');
  await go('devices/~tags');
  await page.getByRole('button', { name: 'Add tags' }).click();
  await page.getByRole('button', { name: /changes its identity/ }).click();
  const form = page.locator('console-add-eid');
  await form.getByRole('heading', { name: 'Add an Eddystone-EID beacon' }).waitFor();
  const add = form.getByRole('button', { name: 'Add the beacon' });
  await add.click();
  for (const words of [
    'A label of 1 to 20 characters.',
    'A key has 32 digits and letters a to f.',
    'Whole seconds, from 0 to 4294967295.',
    'An identity has 16 digits and letters a to f.',
  ])
    await form.getByText(words).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await form.getByLabel('Label').fill('E-001');
  await form.getByLabel('Identity key').fill(identityKey.toUpperCase());
  await form.getByLabel('New identity every').selectOption('12');
  await form.getByLabel('The beacon’s own clock, in seconds').fill('100000');
  await form.getByLabel('The identity it says now').fill(eid);
  await add.click();
  await form.getByText(/This key does not make that identity at that time/).waitFor();
  expect(await form.getByLabel('Identity key').inputValue()).toBe(identityKey.toUpperCase());

  await form.getByLabel('The beacon’s own clock, in seconds').fill('86400');
  await add.click();
  await page.getByText('E-001 is added.').waitFor();
  await page.locator('console-tags tr', { hasText: 'E-001' }).waitFor();
  const tags = (await (await shop.shop.signInAs('oliver')).call(listTags)).tags;
  expect(tags.find(({ label }) => label === 'E-001')).toMatchObject({ kind: 'basket', tagKey: expect.stringMatching(/^ek-[0-9a-f]{16}$/) });

  await page.getByRole('button', { name: 'Add tags' }).click();
  await page.getByRole('button', { name: /changes its identity/ }).click();
  expect(await form.getByLabel('Identity key').inputValue()).toBe('');
  expect(await form.getByLabel('Identity key').getAttribute('type')).toBe('password');
  expect(JSON.stringify(tags)).not.toContain(identityKey);
  expect(refusedByPolicy).toEqual([]);
  await context.close();
}, 90_000);
