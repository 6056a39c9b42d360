import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { createEventListener } from '../fakes/event-listener.ts';
import { createShopLoad, pressOf } from '../fakes/shop-load.ts';
import { startHub } from '../fakes/start-hub.ts';
import { readStoredFacts } from '../fakes/stored-facts.ts';
import { until } from '../fakes/until.ts';
import { scale, tellEnding } from './ending.ts';

const kills = scale(5, 200);
const perSecond = 200;
const hangerIds = ['hanger-01', 'hanger-02', 'hanger-03', 'hanger-04'];
// About a second and a half of load at most, some of it spent on what the hub before did not acknowledge.
const mostAcknowledgements = 300;
// A session holds a thousand messages (queueLimits). On a slow machine the listener is given time before it falls that far behind.
const mostUntold = 500;

test(
  `${kills} times kill -9 under ${perSecond} messages a second: nothing acknowledged is lost, nothing is counted twice, each topic keeps its order`,
  { timeout: 60_000 + kills * 25_000 },
  async () => {
    let hub = await startHub();
    const { folder, mqttUrl } = hub;
    const again = { folder, passwords: hub.passwords, port: Number(new URL(hub.url).port), mqttPort: Number(new URL(mqttUrl).port) };
    const manager = await hub.signInAs('camille');
    await manager.call(addDevice, { body: { deviceId: 'loyalty', kind: 'integration', name: { en: 'Loyalty', fr: 'Fidélité' } } });
    const listener = createEventListener(await hub.claim('loyalty'));
    const hangers = [];
    for (const id of hangerIds) hangers.push(await hub.claim(id));
    const sentBy = (hangerId: string): readonly string[] => [...load.sent].filter((id) => id.endsWith(`.${hangerId}`));
    const heardOf = (hangerId: string): readonly string[] =>
      (listener.heard.get(pressOf(hangerId, 0).topic) ?? []).map((id) => `${id}.${hangerId}`);
    const untold = (): number => hangerIds.reduce((sum, id) => sum + sentBy(id).length - new Set(heardOf(id)).size, 0);
    const load = createShopLoad({ mqttUrl, hangers, till: await hub.claim('till-1'), perSecond });
    try {
      await listener.come(mqttUrl);
      load.start();
      for (let round = 1; round <= kills; round += 1) {
        const running = hub;
        let left = 1 + Math.floor(Math.random() * mostAcknowledgements);
        await new Promise<void>((done) => {
          load.onAcknowledged = () => {
            left -= 1;
            if (left === 0) void running.kill().then(done);
          };
        });
        const acknowledged = [...load.acknowledged];
        // Every other life someone listens when the plug is pulled; in the one after, what it missed waits for it.
        if (round % 2 === 1) listener.leave();
        hub = await startHub(again);
        if (round % 2 === 0) {
          await listener.come(mqttUrl);
          if (untold() > mostUntold) {
            await load.settle();
            await until('the listener being told what it missed', () => (untold() === 0 ? true : undefined), 60_000);
            load.start();
          }
        }
        const { ids, likes, countedLikes, integrity } = readStoredFacts(folder);
        const stored = new Set(ids);
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        expect(ids.filter((id) => !load.sent.has(id))).toEqual([]);
        expect(stored.size).toBe(ids.length);
        expect(countedLikes).toBe(likes);
        expect(integrity).toBe('ok');
      }
      load.onAcknowledged = () => undefined;
      await load.settle();
      if (kills % 2 === 1) await listener.come(mqttUrl);
      await until('the last like being told', () => (untold() === 0 ? true : undefined), 60_000).catch(() => undefined);
      expect(await hub.log()).not.toContain('queue-full');
      for (const id of hangerIds) expect([...new Set(heardOf(id))]).toEqual(sentBy(id));

      const told = [...listener.heard.values()].reduce((sum, ids) => sum + ids.length, 0);
      const different = hangerIds.reduce((sum, id) => sum + sentBy(id).length, 0);
      tellEnding(
        `${kills} kills, ${load.acknowledged.size} acknowledged of ${load.sent.size} sent: 0 lost, 0 counted twice; ` +
          `of ${different} likes told to a session ${told - different} came twice under their own id, order kept; integrity ok ${kills} of ${kills}`,
      );
    } finally {
      load.stop();
      listener.leave();
      await hub.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
);
