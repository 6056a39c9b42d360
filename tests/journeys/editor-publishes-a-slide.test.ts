import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { draftPlaylist, listPlaylists, listScreens, publishPlaylist } from '#shared/contract/screens.ts';
import type { SlideText } from '#shared/ui/slides/slide-text.ts';
import { consoleSize, signageSize } from '../fakes/open-screens.ts';
import { claimLink, signInOn } from '../fakes/sign-in-page.ts';
import { openShopWithScreens } from '../fakes/shop-with-screens.ts';

const shop = openShopWithScreens();

const screenId = 'screen-window';
const playlistId = 'main';
const hours = { fr: 'Ouvert ce dimanche', en: 'Open this Sunday' };

type ScreenRow = RouteReply<typeof listScreens>['screens'][number];

async function windowScreen(): Promise<ScreenRow> {
  const { manager } = shop();
  const row = (await manager.call(listScreens)).screens.find((screen) => screen.screenId === screenId);
  if (row === undefined) throw new Error('the sample shop has a window screen');
  return row;
}

/** The words of the slide that is up; empty while there is none. */
function wordsOnGlass(page: Page): Promise<string> {
  return page.evaluate(() => {
    const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
    const layout = stage?.querySelector('slide-view.front')?.shadowRoot?.querySelector('.ground')?.firstElementChild;
    return [...(layout?.shadowRoot?.querySelectorAll<SlideText>('slide-text') ?? [])].map(({ text }) => text).join(' | ');
  });
}

async function glassShows(page: Page, words: RegExp, timeout: number): Promise<void> {
  await expect.poll(() => wordsOnGlass(page), { timeout, interval: 100 }).toMatch(words);
}

/** The shop's own playlist is a minute and a half; with two short slides the test sees both come round. */
async function playOnlySeasonAndHours(): Promise<void> {
  const { manager } = shop();
  const { playlists } = await manager.call(listPlaylists);
  const slides = playlists.find((playlist) => playlist.playlistId === playlistId)?.slides ?? [];
  const season = slides.find(({ slideId }) => slideId === 'season-autumn');
  const opening = slides.find(({ slideId }) => slideId === 'hours');
  if (season === undefined || opening === undefined) throw new Error('the sample playlist has a season and its opening hours');
  await manager.call(draftPlaylist, {
    params: { playlistId },
    body: {
      slides: [
        { ...season, seconds: 14 },
        { ...opening, seconds: 7 },
      ],
    },
  });
  await manager.call(publishPlaylist, { params: { playlistId } });
}

test('an editor’s words come onto the glass and back off it, and the screen plays on without its hub', async () => {
  const { hub, screens, manager } = shop();
  await playOnlySeasonAndHours();
  const glass = await screens.open(await claimLink(manager, 'signage', screenId), signageSize);
  await expect.poll(async () => (await windowScreen()).state, { timeout: 20_000 }).toBe('painted');
  const before = (await windowScreen()).desiredId;

  // Who may not, finds no door: neither in the rail nor behind it.
  const sellersPage = await screens.open('/console/#/signage', consoleSize);
  await signInOn(sellersPage, hub, 'ines');
  await sellersPage.locator('console-floor').waitFor();
  expect(await sellersPage.getByRole('link', { name: 'Signage' }).count()).toBe(0);
  const seller = await hub.signInAs('ines');
  await expect(seller.call(draftPlaylist, { params: { playlistId }, body: { slides: [] } })).rejects.toMatchObject({ status: 403 });
  await expect(seller.call(publishPlaylist, { params: { playlistId } })).rejects.toMatchObject({ status: 403, code: 'not-granted' });

  const studio = await screens.open('/console/#/signage', consoleSize);
  await signInOn(studio, hub, 'jeanne');
  await studio.getByLabel('Title, French').fill(hours.fr);
  await studio.getByLabel('Title, English').fill(hours.en);
  await studio.getByRole('status').filter({ hasText: 'Not saved' }).waitFor();
  // The slide that was edited has just come up: its words must change while it is there.
  await glassShows(glass, /À bientôt|See you soon/, 25_000);
  await glassShows(glass, /L’heure dorée|The golden hour/, 15_000);
  const publishedAt = Date.now();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await glassShows(glass, new RegExp(`${hours.fr}|${hours.en}`), 30_000);
  await expect.poll(async () => (await windowScreen()).paintedId === before, { timeout: 30_000, interval: 100 }).toBe(false);
  const painted = await windowScreen();
  console.log(`published words were on the glass and told to be after ${Date.now() - publishedAt} ms`);
  expect(painted).toMatchObject({ state: 'painted', paintedId: painted.desiredId, stagedId: painted.desiredId });

  await studio.getByRole('button', { name: 'Back to previous' }).click();
  await studio.locator('aisle-dialog[open]').getByRole('button', { name: 'Back to previous' }).click();
  await studio.getByText('The previous version is in force again.').waitFor();
  await expect.poll(async () => (await windowScreen()).paintedId, { timeout: 30_000 }).toBe(before);
  await glassShows(glass, /L’heure dorée|The golden hour|À bientôt|See you soon/, 30_000);

  // From here on the hub is gone: pages may miss it, the glass may not show it.
  await glass.waitForFunction(async () => (await caches.match('/signage/')) !== undefined);
  screens.allow(
    /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to .* failed|Failed to load resource: net::/,
  );
  await hub.kill();
  await glassShows(glass, /À bientôt|See you soon/, 25_000);
  await glassShows(glass, /L’heure dorée|The golden hour/, 15_000);
  await glass.reload();
  await glassShows(glass, /L’heure dorée|The golden hour|À bientôt|See you soon/, 10_000);
  const picture = glass.locator('slide-view.front slide-picture img').first();
  await expect
    .poll(
      async () =>
        (await picture.count()) === 0 || (await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)),
    )
    .toBe(true);
}, 240_000);
