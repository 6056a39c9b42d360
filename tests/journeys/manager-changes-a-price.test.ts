// Journey: a manager reduces a price. The kiosk's open page and its basket, the screens' plan, the tills and the journal have it at once.
import { expect, test } from 'vitest';
import { findByCode, listProducts, productPrice, readProduct, type ProductPageBody } from '#shared/contract/products.ts';
import { listPlaylists, readOwnManifest } from '#shared/contract/screens.ts';
import { consoleSize, kioskSize } from '../fakes/open-screens.ts';
import { claimLink, signInOn } from '../fakes/sign-in-page.ts';
import { openShopWithScreens } from '../fakes/shop-with-screens.ts';

const shop = openShopWithScreens();

/** A piece that is on a slide, and how the kiosk calls its family. */
async function findShownPiece(): Promise<{ readonly piece: ProductPageBody; readonly familyName: string }> {
  const { manager } = shop();
  const { playlists } = await manager.call(listPlaylists);
  const slides = playlists.flatMap((playlist) => playlist.published ?? []);
  const shown = slides.flatMap((slide) => (slide.template === 'product' ? [slide.productId] : []));
  const { products, families } = await manager.call(listProducts, { query: {} });
  const card = products.find(({ id, onHand }) => shown.includes(id) && onHand > 0);
  if (card === undefined) throw new Error('the sample shop shows a piece on its screens');
  const piece = await manager.call(readProduct, { params: { productId: card.id } });
  return { piece, familyName: families.find(({ id }) => id === card.family)?.name.en ?? '' };
}

const money = (cents: number): string => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(cents / 100);

test('a reduced price is the same everywhere a moment later, and the journal has what it was', async () => {
  const { hub, screens, manager } = shop();
  const { piece, familyName } = await findShownPiece();
  const variant = piece.variants.find(({ swatch, onHand }) => onHand > 0 && swatch === piece.variants[0]?.swatch) ?? piece.variants[0];
  const wantedCents = Math.floor(piece.priceCents / 200) * 100;

  const screen = hub.as(await hub.claim('screen-window'));
  const before = await screen.call(readOwnManifest);
  const till = await hub.connect(await hub.claim('till-1'));
  const heard: number[] = [];
  till.on(productPrice, ({ priceCents }, { productId }) => {
    if (productId === piece.id) heard.push(priceCents);
  });

  // Someone at the kiosk has it in the basket already and looks at it again.
  const kiosk = await screens.open(await claimLink(manager, 'kiosk', 'kiosk-denim'), kioskSize);
  const touch = (name: string | RegExp) => kiosk.getByRole('button', { name, exact: typeof name === 'string' }).click();
  await touch('English');
  await touch(familyName);
  await kiosk.locator('kiosk-product-card', { hasText: piece.name.en }).first().click();
  await kiosk
    .locator('kiosk-size-pills button')
    .filter({ has: kiosk.locator('.size', { hasText: new RegExp(`^${variant?.size}$`) }) })
    .click();
  await touch(/^Add to basket/);

  const desk = await screens.open(`/console/#/catalogue/${piece.id}`, consoleSize);
  await signInOn(desk, hub, 'camille');
  const press = (name: string) => desk.getByRole('button', { name }).click();
  await press('Change the price');
  const price = desk.getByLabel('New price');
  await desk.getByText(`Now ${money(piece.priceCents)}`).waitFor();
  await desk.getByRole('radio', { name: 'A reduction' }).check({ force: true });
  await price.fill((piece.priceCents / 100 + 100).toFixed(2));
  await press('Save');
  await desk.getByText(/A reduction has to be below/).waitFor();
  await price.fill((wantedCents / 100).toFixed(2));
  await press('Save');
  await desk.getByText(`${piece.name.en}: ${money(wantedCents)} from now on.`).waitFor();

  await expect.poll(() => kiosk.locator('kiosk-product-view aisle-price').first().getAttribute('cents')).toBe(String(wantedCents));
  await touch('In your basket. See the basket');
  await kiosk.locator('kiosk-basket-view').getByText(money(wantedCents)).first().waitFor();
  expect(heard.at(-1)).toBe(wantedCents);
  const after = await screen.call(readOwnManifest);
  expect(after.manifestId).not.toBe(before.manifestId);
  expect(after.products.find(({ productId }) => productId === piece.id)).toMatchObject({ priceCents: wantedCents });
  expect(await manager.call(findByCode, { params: { code: variant?.gtin ?? '' } })).toMatchObject({ priceCents: wantedCents });

  // After a restart too: what was answered is on disk.
  screens.allow(/net::ERR_|Failed to (load|fetch)|WebSocket|NetworkError/);
  await hub.kill();
  await hub.restart();
  const again = await hub.signInAs('camille');
  expect(await again.call(readProduct, { params: { productId: piece.id } })).toMatchObject({
    priceCents: wantedCents,
    wasCents: piece.wasCents ?? piece.priceCents,
  });
  await desk.evaluate(() => {
    location.hash = '#/journal';
  });
  const row = desk.locator('console-journal tr', { hasText: 'Changed a price' }).first();
  await expect.poll(() => row.textContent(), { timeout: 20_000 }).toContain('Camille Moreau');
  await expect.poll(() => row.textContent()).toContain((wantedCents / 100).toFixed(2));
  await till.close();
}, 90_000);
