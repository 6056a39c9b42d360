import type { Page, Route } from 'playwright-core';
import { busyInsights } from './busy-insights.ts';
import { makeBusyDay, type BusyDay } from './busy-day.ts';

/** Answers what a busy Saturday would fill; everything else goes to the real hub. Answers the day, to be compared with the page. */
export async function letItBeBusy(page: Page, now: number, businessDay: string): Promise<BusyDay> {
  const day = makeBusyDay(now, businessDay);
  const answer = async (path: string, body: unknown): Promise<void> => {
    await page.route(
      (url) => url.pathname === path,
      (route: Route) => (route.request().method() === 'GET' ? route.fulfill({ json: body }) : route.fallback()),
    );
  };
  const { attention, ...floor } = day.floor;
  const events = [
    `event: floor\ndata: ${JSON.stringify(floor)}`,
    `event: attention\ndata: ${JSON.stringify({ attention })}`,
    ...[...day.happenings].reverse().map((happening) => `event: happened\ndata: ${JSON.stringify(happening)}`),
  ];
  await page.route('**/v1/floor/stream', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: `${events.splice(0).join('\n\n')}\n\n` }),
  );
  await answer('/v1/floor', day.floor);
  await answer('/v1/visits', day.visits);
  await page.route('**/v1/visits/*/path', (route) => route.fulfill({ json: day.path }));
  for (const [path, reply] of Object.entries(busyInsights(now - 5 * 86_400_000))) {
    await page.route(
      (url) => url.pathname === path,
      (route: Route) => {
        const asked = new URL(route.request().url()).searchParams;
        const time = (name: string): number => Number(asked.get(name) ?? 0);
        const window = { from: time('from'), to: time('to') };
        return route.request().method() === 'GET'
          ? route.fulfill({ json: reply(window, { from: time('beforeFrom'), to: time('beforeTo') }) })
          : route.fallback();
      },
    );
  }
  await page.route('**/v1/offers', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const { offers } = await (await route.fetch()).json();
    return route.fulfill({ json: { offers, decisions: day.decisions } });
  });
  await answer('/v1/orders', day.orders);
  await answer('/v1/calls', day.calls);
  await page.route('**/v1/sales/days/*', (route) => route.fulfill({ json: day.sales }));
  await answer('/v1/sales/exceptions', day.exceptions);
  await answer('/v1/journal', day.journal);
  return day;
}
