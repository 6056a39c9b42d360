import { afterAll, afterEach, beforeAll } from 'vitest';
import type { HttpClient } from '#shared/link/http-client.ts';
import { openScreens, type Screens } from './open-screens.ts';
import { startHub, type RunningHub } from './start-hub.ts';

/** A shop for the tests of one file: its hub, a browser in front of it, its manager. */
export interface ShopWithScreens {
  readonly hub: RunningHub;
  readonly screens: Screens;
  readonly manager: HttpClient;
}

/** Opens one before the tests of the file that calls this, and closes it after them; on none of its pages may anything go wrong. */
export function openShopWithScreens(): () => ShopWithScreens {
  let open: ShopWithScreens | undefined;
  beforeAll(async () => {
    const hub = await startHub();
    open = { hub, manager: await hub.signInAs('camille'), screens: await openScreens(hub.url) };
  });
  afterEach(() => open?.screens.expectNothingWrong());
  afterAll(async () => {
    await open?.screens.close();
    await open?.hub.stop();
  });
  return () => {
    if (open === undefined) throw new Error('the shop opens before the tests');
    return open;
  };
}
