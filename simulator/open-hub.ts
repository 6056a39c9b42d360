import { readPlan } from '#shared/contract/places.ts';
import { readStore } from '#shared/contract/staff.ts';
import type { RouteDefinition, RouteReply } from '#shared/contract/define-route.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { openShelves, type Shelves } from './sales/shelves.ts';

/** What anyone may read of the shop. */
export interface OpenShop {
  readonly name: string;
  readonly currency: string;
  readonly plan: FloorPlan;
  readonly shelves: Shelves;
  readonly businessDayOf: (at: number) => string;
}

const againMs = 2_000;

export interface OpenShopParts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onAway: () => void;
}

/** Waits for the hub and reads the shop. Undefined when told to stop meanwhile. */
export async function openShop({ http, clock, signal, onAway }: OpenShopParts): Promise<OpenShop | undefined> {
  let isTold = false;
  const read = <Route extends RouteDefinition>(route: Route): Promise<RouteReply<Route>> => http.call(route, { signal });
  while (!signal.aborted) {
    try {
      const store = await read(readStore);
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: store.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
      return {
        name: store.name,
        currency: store.currency,
        plan: await read(readPlan),
        shelves: await openShelves(http),
        businessDayOf: (at) => day.format(at),
      };
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof RefusedError) || (error.status !== 0 && error.status < 500)) throw error;
      if (!isTold) onAway();
      isTold = true;
      await new Promise<void>((done) => clock.after(againMs, done));
    }
  }
  return undefined;
}
