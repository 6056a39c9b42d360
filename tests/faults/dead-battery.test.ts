import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { hangerLiked } from '#shared/contract/hangers.ts';
import { readFloor } from '#shared/contract/places.ts';
import { redeemCoupon } from '#shared/contract/sales.ts';
import { readShopper } from '#shared/contract/shoppers.ts';
import { listOffers, readJournal, readSession, readStore, switchOffer } from '#shared/contract/staff.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { openFloorRadio } from '../fakes/floor-radio.ts';
import { joinShopper, readFobs } from '../fakes/join-shopper.ts';
import { startHub } from '../fakes/start-hub.ts';
import { readStoredFacts } from '../fakes/stored-facts.ts';
import { until } from '../fakes/until.ts';
import { isLong, tellEnding } from './ending.ts';
import { openTurnedClock } from './open-turned-clock.ts';

const denim = { xMetres: 4.4, yMetres: 1.7 };
const minuteMs = 60_000;
/** The hub's own time is right to how long it was off, and to the minute it notes when it ran. */
const nearMs = 10 * minuteMs;
/** Where the machine's clock stands, seconds from the true time. */
const secondsTo = (year: number): number => Math.round((Date.UTC(year, 0, 1) - Date.now()) / 1_000);

afterEach(() => vi.unstubAllEnvs());

test(
  'the battery of the clock is empty: the hub starts in 1970, then in 2099, until the network sets it; nobody and nothing notices',
  { timeout: 400_000 },
  async (context) => {
    const { folder, clock } = openTurnedClock(context, 'battery');
    const hub = await startHub({ folder: join(folder, 'shop') });
    const manager = await hub.signInAs('camille');
    const anyone = createHttpClient({ baseUrl: hub.url });
    const farMs = async (): Promise<number> => Math.abs((await anyone.call(readStore)).now - Date.now());
    const warnsOfClock = async (): Promise<boolean> => (await manager.call(readFloor, {})).attention.some(({ id }) => id === 'clock');
    const radio = await openFloorRadio(hub);
    try {
      const [fob] = await readFobs(manager);
      const phone = await joinShopper(hub, { offers: true, path: true }, fob);
      radio.place(fob?.tagKey ?? '', denim);
      const coupon = await until('an offer where the shopper stands', async () => (await phone.call(readShopper)).coupons[0], minuteMs);
      await radio.close();
      const hanger = await hub.claim('hanger-01');
      const offer = (await manager.call(listOffers, {})).offers.find(({ offerId }) => offerId !== coupon.offerId);

      for (const [nth, year] of [1970, 2099].entries()) {
        await hub.kill();
        clock.turn(secondsTo(year));
        await hub.restart();
        expect(await farMs()).toBeLessThan(nearMs);
        expect(await warnsOfClock()).toBe(true);
        await manager.call(readSession);
        expect((await phone.call(readShopper)).coupons.map(({ code }) => code)).toContain(coupon.code);
        await manager.call(switchOffer, { params: { offerId: offer?.offerId ?? '' }, body: { active: nth % 2 === 1 } });
        const [entry] = (await manager.call(readJournal, { query: {} })).entries;
        expect(Math.abs((entry?.at ?? 0) - Date.now())).toBeLessThan(nearMs);
        const device = await hub.connect(hanger);
        await device.publish(hangerLiked, { hangerId: 'hanger-01' }, { id: `press-in-${year}`, at: Date.now() });
        await device.close();
        // The long form waits for the first backup and the first look for what is too old.
        if (isLong) await new Promise((done) => setTimeout(done, 2 * minuteMs));
      }

      clock.turn(0);
      await until('the hub believing the network’s time', async () => ((await farMs()) < 5_000 ? true : undefined));
      expect(await warnsOfClock()).toBe(false);
      await manager.call(readSession);
      await manager.call(redeemCoupon, { params: { code: coupon.code }, body: { id: 'redeemed-1', at: Date.now() } });
      const { likes, countedLikes, integrity } = readStoredFacts(hub.folder);
      expect([likes, countedLikes, integrity]).toEqual([2, 2, 'ok']);
      const backups = readdirSync(hub.folder).includes('backups') ? readdirSync(join(hub.folder, 'backups')) : [];
      expect(backups.filter((name) => !name.startsWith(`aisle-${new Date().getUTCFullYear()}`))).toEqual([]);
      expect((await manager.call(readJournal, { query: {} })).intact).toBe(true);
      tellEnding(
        'started in 1970 and in 2099: the hub went on from when it last ran and said so; staff stayed signed in, the coupon was good, nothing was removed',
      );
    } finally {
      await radio.close();
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
