import { gatewaySightings } from '#shared/contract/gateways.ts';
import { readPlan } from '#shared/contract/places.ts';
import type { Placement, Point } from '#shared/domain/floor-plan.ts';
import type { Bus } from '#shared/link/bus.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createNoise } from '../fixtures/presence-shop.ts';
import type { RunningHub } from './start-hub.ts';

/** The shop's gateways as its broker meets them: real connections, one batch a second each, only the radio waves are made up. */
export interface FloorRadio {
  /** Puts a tag somewhere from now on, or takes it out of the shop. */
  place(tagKey: string, at: Point | undefined): void;
  /** Walks a tag along straight lines at a shopper's pace; resolves when it is there. */
  walk(tagKey: string, way: readonly Point[], metresPerSecond?: number): Promise<void>;
  /** Where the tag was, as it was placed: what a path is measured against. */
  wayOf(tagKey: string): readonly { readonly at: number; readonly point: Point }[];
  close(): Promise<void>;
}

/** Calibrated strength at one metre, and how high tags are carried. */
const powerDbm = -59;
const tagHeightMetres = 1.1;
const secondMs = 1_000;

export async function openFloorRadio(hub: RunningHub, seed = 7): Promise<FloorRadio> {
  const { receivers } = await createHttpClient({ baseUrl: hub.url }).call(readPlan);
  const random = createNoise(seed);
  const places = new Map<string, Point>();
  const ways = new Map<string, { at: number; point: Point }[]>();
  const gateways: { readonly placement: Placement; readonly bus: Bus }[] = [];
  for (const placement of receivers) {
    gateways.push({ placement, bus: await hub.connect(await hub.claim(placement.deviceId)) });
  }
  let sequence = 0;

  /** Log-distance in free air, and people, shelves and reflections as about ±4 dB. */
  function strengthOf({ at, heightMetres }: Placement, point: Point): number {
    const metres = Math.hypot(point.xMetres - at.xMetres, point.yMetres - at.yMetres, heightMetres - tagHeightMetres);
    const noiseDb = (random() + random() + random() - 1.5) * 5;
    return Math.round(powerDbm - 20 * Math.log10(Math.max(metres, 0.5)) + noiseDb);
  }

  function sayWhatWasHeard(): void {
    const at = Date.now();
    for (const { placement, bus } of gateways) {
      const sightings = [...places].flatMap(([tag, point]) =>
        [650, 150]
          .map((agoMs) => ({ tag, agoMs, rssiDbm: strengthOf(placement, point), powerDbm }))
          .filter(({ rssiDbm }) => rssiDbm > -95 && random() > 0.15),
      );
      void bus.publish(gatewaySightings, { gatewayId: placement.deviceId }, { at, sequence, sightings, others: 3 });
    }
    sequence += 1;
  }

  function place(tagKey: string, point: Point | undefined): void {
    if (point === undefined) {
      places.delete(tagKey);
      return;
    }
    places.set(tagKey, point);
    ways.set(tagKey, [...(ways.get(tagKey) ?? []), { at: Date.now(), point }]);
  }

  const timer = setInterval(sayWhatWasHeard, secondMs);
  const stepMs = 250;
  return {
    place,
    async walk(tagKey, way, metresPerSecond = 1.1) {
      for (const [nth, to] of way.entries()) {
        const from = way[nth - 1];
        if (from === undefined) {
          place(tagKey, to);
          continue;
        }
        const steps = Math.max(
          1,
          Math.round((Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres) / metresPerSecond) * (1000 / stepMs)),
        );
        for (let step = 1; step <= steps; step += 1) {
          await new Promise((done) => setTimeout(done, stepMs));
          const share = step / steps;
          place(tagKey, {
            xMetres: from.xMetres + share * (to.xMetres - from.xMetres),
            yMetres: from.yMetres + share * (to.yMetres - from.yMetres),
          });
        }
      }
    },
    wayOf: (tagKey) => ways.get(tagKey) ?? [],
    async close() {
      clearInterval(timer);
      await Promise.all(gateways.map(({ bus }) => bus.close()));
    },
  };
}
