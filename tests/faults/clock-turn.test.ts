import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { hangerLiked } from '#shared/contract/hangers.ts';
import { readFloor } from '#shared/contract/places.ts';
import { checkCoupon, redeemCoupon } from '#shared/contract/sales.ts';
import { readShopper } from '#shared/contract/shoppers.ts';
import { readSession } from '#shared/contract/staff.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { connectRaw } from '../benchmarks/raw-client.ts';
import { createEventListener } from '../fakes/event-listener.ts';
import { openFloorRadio } from '../fakes/floor-radio.ts';
import { joinShopper, readFobs } from '../fakes/join-shopper.ts';
import { startHub, storeId } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { scale, tellEnding } from './ending.ts';
import { openTurnedClock } from './open-turned-clock.ts';

const minuteSeconds = 60;
const daySeconds = 86_400;
/** Where the clock stands, one after the other: every step is ten minutes or a day, there or back. */
const turns = scale(
  [10 * minuteSeconds, 0, daySeconds, 0, -daySeconds, 0],
  Array.from({ length: 5 }, () => [10 * minuteSeconds, 0, -10 * minuteSeconds, 0, daySeconds, 0, -daySeconds, 0]).flat(),
);
const denim = { xMetres: 4.4, yMetres: 1.7 };

afterEach(() => vi.unstubAllEnvs());

test(
  'the clock is turned by ten minutes and by a day, there and back: nobody is thrown out, nothing that waits is dropped, people stay where they are',
  { timeout: 120_000 + turns.length * 60_000 },
  async (context) => {
    const { folder, clock } = openTurnedClock(context, 'clock');
    const hub = await startHub({ folder: join(folder, 'shop') });
    vi.unstubAllEnvs();
    const manager = await hub.signInAs('camille');
    const radio = await openFloorRadio(hub);
    try {
      await manager.call(addDevice, { body: { deviceId: 'loyalty', kind: 'integration', name: { en: 'Loyalty', fr: 'Fidélité' } } });
      const away = createEventListener(await hub.claim('loyalty'));
      await away.come(hub.mqttUrl);
      away.leave();
      const [fob] = await readFobs(manager);
      if (fob === undefined) throw new Error('the sample shop has no fob');
      const phone = await joinShopper(hub, { offers: true, path: true }, fob);
      radio.place(fob.tagKey, denim);
      const coupon = await until('an offer where the shopper stands', async () => (await phone.call(readShopper)).coupons[0], 60_000);

      const hangerCredential = await hub.claim('hanger-01');
      const port = Number(new URL(hub.mqttUrl).port);
      const hanger = await connectRaw({ port, clientId: hangerCredential.deviceId, credential: hangerCredential.credential });
      let isBroken = false;
      hanger.socket.once('close', () => (isBroken = true));
      const pressed: string[] = [];
      const press = async (): Promise<void> => {
        const id = `press-${String(pressed.length).padStart(6, '0')}`;
        pressed.push(id);
        await hanger.publish(topicFor(hangerLiked, storeId, hangerCredential.deviceId), JSON.stringify({ id, at: Date.now() }));
      };
      let slowestMs = 0;
      await press();
      for (const seconds of turns) {
        clock.turn(seconds);
        const wanted = Date.now() + seconds * 1_000;
        await until('the hub’s clock being turned', async () => {
          const { headers } = await fetch(`${hub.url}/healthz`);
          return Math.abs(Date.parse(headers.get('date') ?? '') - wanted) < 60_000 ? true : undefined;
        });
        const turnedAt = performance.now();
        await press();
        expect(isBroken).toBe(false);
        await manager.call(readSession);
        await until(
          'the shopper being seen where they stand',
          async () => {
            const { inShop } = await manager.call(readFloor, {});
            const { zoneId } = await phone.call(readShopper);
            return inShop === 1 && zoneId === 'denim' ? true : undefined;
          },
          45_000,
        );
        slowestMs = Math.max(slowestMs, performance.now() - turnedAt);
      }
      expect((await phone.call(readShopper)).coupons.filter(({ offerId }) => offerId === coupon.offerId)).toHaveLength(1);
      expect(await manager.call(checkCoupon, { params: { code: coupon.code } })).toMatchObject({ percent: coupon.percent });
      await manager.call(redeemCoupon, { params: { code: coupon.code }, body: { id: 'redeemed-1', at: Date.now() } });
      await expect(
        manager.call(redeemCoupon, { params: { code: coupon.code }, body: { id: 'redeemed-2', at: Date.now() } }),
      ).rejects.toThrow(/used/i);

      await away.come(hub.mqttUrl);
      const heard = await until('everything that waited', () => {
        const ids = away.heard.get(topicFor(hangerLiked, storeId, 'hanger-01'));
        return ids?.length === pressed.length ? ids : undefined;
      });
      expect(heard).toEqual(pressed);
      away.leave();
      hanger.close();
      expect(hub.process.exitCode).toBe(null);
      expect((await hub.log()).split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
      tellEnding(
        `the clock turned ${turns.length} times by 10 minutes or a day: no connection lost, ${pressed.length} likes waited for a session and came in order, ` +
          `the coupon good once, staff signed in all along, the shopper seen in place again within ${(slowestMs / 1_000).toFixed(1)} s`,
      );
    } finally {
      await radio.close();
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
