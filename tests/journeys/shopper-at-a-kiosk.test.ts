import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listDevices } from '#shared/contract/devices.ts';
import { hangerLiked } from '#shared/contract/hangers.ts';
import { listOrders } from '#shared/contract/kiosks.ts';
import { listProducts, readProduct, type ProductPageBody } from '#shared/contract/products.ts';
import { tillTransaction } from '#shared/contract/sales.ts';
import { readStore } from '#shared/contract/staff.ts';
import { consoleSize, kioskSize } from '../fakes/open-screens.ts';
import { claimLink, signInOn } from '../fakes/sign-in-page.ts';
import { openShopWithScreens } from '../fakes/shop-with-screens.ts';

const shop = openShopWithScreens();

/** A piece that hangs on a smart hanger, with a size of which some are here. */
async function findHangingPiece(): Promise<{
  hangerId: string;
  page: ProductPageBody;
  familyName: string;
  variant: ProductPageBody['variants'][number];
}> {
  const { manager } = shop();
  const { devices } = await manager.call(listDevices);
  const { families } = await manager.call(listProducts);
  for (const { kind, productId, deviceId } of devices) {
    if (kind !== 'hanger' || productId === null) continue;
    const page = await manager.call(readProduct, { params: { productId } });
    const familyName = families.find(({ id }) => id === page.family)?.name.en;
    const [first] = page.variants;
    const variant = page.variants.find(({ swatch, onHand }) => swatch === first?.swatch && onHand >= 3);
    if (variant !== undefined && familyName !== undefined) return { hangerId: deviceId, page, familyName, variant };
  }
  throw new Error('no hanger of the sample shop carries a piece of which three are here');
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** What the pill of a size says, like `3 here`. */
const pillOf = (page: Page, size: string) =>
  page.locator('kiosk-size-pills button').filter({ has: page.locator('.size', { hasText: new RegExp(`^${size}$`) }) });

test('from the claim link to an order number, while the shop goes on around the kiosk, and into the picker’s hands', async () => {
  const { hub, screens, manager } = shop();
  const { hangerId, page: piece, familyName, variant } = await findHangingPiece();
  const hanger = await hub.connect(await hub.claim(hangerId));
  const till = await hub.connect(await hub.claim('till-1'));

  const console = await screens.open('/console/#/orders', consoleSize);
  await signInOn(console, hub, 'lucas');
  await console.getByRole('heading', { name: 'Orders' }).waitFor();

  const kiosk = await screens.open(await claimLink(manager, 'kiosk', 'kiosk-entrance'), kioskSize);
  await kiosk.getByRole('button', { name: 'Touchez pour commencer' }).waitFor();
  expect(new URL(kiosk.url()).hash).toBe('');
  await press(kiosk, 'English');
  await kiosk.getByRole('heading', { name: 'What are you looking for?' }).waitFor();
  await press(kiosk, familyName);
  await kiosk.getByRole('heading', { name: familyName }).waitFor();
  await kiosk.locator('kiosk-product-card', { hasText: piece.name.en }).first().click();
  await kiosk.getByRole('heading', { name: piece.name.en }).waitFor();
  await pillOf(kiosk, variant.size).getByText(`${variant.onHand} here`).waitFor();

  // Meanwhile someone presses the heart on the rail, and a till sells the very same size.
  await hanger.publish(hangerLiked, { hangerId }, { id: 'journey-like-1', at: Date.now() });
  await expect.poll(() => kiosk.locator('kiosk-like-button aisle-likes').getAttribute('count')).toBe(String(piece.likes + 1));
  const { businessDay, currency } = await manager.call(readStore);
  await till.publish(
    tillTransaction,
    { tillId: 'till-1' },
    {
      id: 'journey-sale-1',
      at: Date.now(),
      businessDay,
      sequence: 1,
      kind: 'sale',
      currency,
      totalCents: piece.priceCents,
      lines: [{ sku: variant.sku, quantity: 1, unitCents: piece.priceCents, amountCents: piece.priceCents }],
    },
  );
  await pillOf(kiosk, variant.size)
    .getByText(`${variant.onHand - 1} here`)
    .waitFor();

  await pillOf(kiosk, variant.size).click();
  await press(kiosk, /^Add to basket/);
  await press(kiosk, 'In your basket. See the basket');
  await kiosk.getByRole('heading', { name: 'Your basket' }).waitFor();
  await press(kiosk, 'Order');
  await kiosk.getByRole('heading', { name: /Your order number/ }).waitFor();
  const number = (await kiosk.locator('kiosk-order-view .number').textContent()) ?? '';
  expect(number).toMatch(/^[A-Z]-\d+$/);

  // The console was open all along: the order comes by itself.
  const card = console.getByRole('article', { name: number });
  await card.getByText(variant.sku).waitFor();
  await card.getByRole('button', { name: 'Start preparing' }).click();
  await console
    .getByRole('region', { name: /^Preparing/ })
    .getByRole('article', { name: number })
    .waitFor();
  const { orders } = await manager.call(listOrders);
  expect(orders.find((order) => order.number === number)).toMatchObject({
    state: 'preparing',
    kioskId: 'kiosk-entrance',
    totalCents: piece.priceCents,
    lines: [{ sku: variant.sku, quantity: 1 }],
  });
  await press(kiosk, 'Done');
  await kiosk.getByRole('button', { name: 'Touchez pour commencer' }).waitFor();
  await hanger.close();
  await till.close();
}, 60_000);
