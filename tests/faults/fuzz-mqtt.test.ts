import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { hangerDisplay, hangerLiked } from '#shared/contract/hangers.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { startPreparedShop } from '../benchmarks/prepared-shop.ts';
import { connectBytes, packet, text } from '../broker/broken-packets.ts';
import { createDice, makeFuzzedStream } from '../broker/fuzzed-stream.ts';
import { startEcho } from '../fakes/echo.ts';
import { storeId } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';
import { scale, tellEnding } from './ending.ts';

const connections = scale(2_000, 100_000);
const atOnce = 20;
const promisedMs = 200;
const seed = Number(process.env['AISLE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const longestMs = 2_000;
const userNameAndPassword = 0xc0;

test(
  `${connections} fuzzed MQTT connections (seed ${seed}): the hub runs on, and so does everyone else`,
  { timeout: 60_000 + connections * 20 },
  async () => {
    const shop = await startPreparedShop({ hangers: 20 });
    const { hub, port, hangers } = shop;
    const dice = createDice(seed);
    try {
      const echo = await startEcho(hub);

      const makeStream = (): Buffer => {
        const hanger = hangers[dice(hangers.length)];
        const [id, credential] = [hanger?.deviceId ?? '', hanger?.credential ?? ''];
        const liked = [...text(topicFor(hangerLiked, storeId, id))];
        return makeFuzzedStream({
          dice,
          connect: () => connectBytes({ clientId: id, flags: userNameAndPassword + dice(2) * 2, rest: [...text(id), ...text(credential)] }),
          ours: () => [
            packet(0x32, [
              ...liked,
              0,
              1 + dice(9),
              ...Buffer.from(`{"id":"fuzz-${dice(1_000)}-xx","at":${1_795_250_000_000 + dice(1_000)}}`),
            ]),
            packet(0x34, [...liked, 0, 1 + dice(9), ...Buffer.from(`{"id":"fuzz-${dice(1_000)}-xx","at":1}`)]),
            packet(0x32, [...liked, 0, 1, ...Buffer.from('{"id":"fuzz-proto-xx","at":1,"__proto__":{"at":2}}')]),
            packet(0x82, [0, 3, ...text(topicFor(hangerDisplay, storeId, id)), dice(3)]),
          ],
        });
      };

      /** One connection that says this, in pieces, and hangs up in one way or another. */
      const say = async (stream: Buffer): Promise<void> => {
        const socket = connect({ host: '127.0.0.1', port, noDelay: true });
        socket.on('error', () => undefined);
        socket.resume();
        const closed = new Promise<void>((done) => socket.once('close', () => done()));
        const late = setTimeout(() => socket.destroy(), longestMs);
        let place = 0;
        while (place < stream.length && !socket.destroyed) {
          const length = 1 + dice(stream.length);
          socket.write(stream.subarray(place, place + length));
          place += length;
          if (dice(3) === 0) await new Promise(setImmediate);
        }
        if (dice(3) > 0) socket.end();
        else if (dice(2) === 0) socket.destroySoon();
        else socket.resetAndDestroy();
        await closed;
        clearTimeout(late);
      };

      let left = connections;
      const sayers = Array.from({ length: atOnce }, async () => {
        while (left > 0 && hub.process.exitCode === null) {
          left -= 1;
          await say(makeStream());
        }
      });
      await Promise.all(sayers);

      expect(hub.process.exitCode).toBe(null);
      expect(hub.process.signalCode).toBe(null);
      const { count, p99Ms, worstMs } = echo.figures();
      expect(count).toBeGreaterThan(20);
      await until('only the healthy ones being connected', async () =>
        /^aisle_mqtt_clients 2$/m.test(await (await fetch(`${hub.url}/metrics`)).text()) ? true : undefined,
      );
      echo.stop();
      const log = await hub.log();
      expect(log.split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
      expect(log).toContain('"reason":"protocol"');
      tellEnding(
        `${connections} fuzzed connections (seed ${seed}), 0 crashes; ${count} echoes of a healthy hanger, p99 ${Math.round(p99Ms)} ms, slowest ${Math.round(worstMs)} ms`,
        { words: `p99 under ${promisedMs} ms`, kept: p99Ms < promisedMs },
      );
    } finally {
      await shop.stop();
    }
  },
);
