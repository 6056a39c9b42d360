import { expect, test } from 'vitest';
import { startPreparedShop } from '../benchmarks/prepared-shop.ts';
import { connectBytes, text } from '../broker/broken-packets.ts';
import { createDice, makeFuzzedStream } from '../broker/fuzzed-stream.ts';
import { startEcho } from '../fakes/echo.ts';
import { finalBinary, frameBytes, openRawWebSocket, soundFrame } from '../fakes/raw-websocket.ts';
import { until } from '../fakes/until.ts';
import { scale, tellEnding } from './ending.ts';

const frames = scale(500, 10_000);
const mostPerConnection = 6;
const atOnce = 8;
const promisedMs = 200;
const longestMs = 2_000;
const seed = Number(process.env['AISLE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const userNameAndPassword = 0xc0;
const oddHandshakes: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://elsewhere.example' },
  { origin: '%%%' },
  { 'sec-websocket-version': '7' },
  { 'sec-websocket-key': 'short' },
  { 'sec-websocket-protocol': 'chat' },
  { 'sec-websocket-protocol': ',,,' },
  { 'sec-websocket-extensions': 'permessage-deflate; server_max_window_bits=99' },
];

test(
  `${frames} fuzzed WebSocket frames (seed ${seed}): the hub runs on, and so does everyone else`,
  { timeout: 60_000 + frames * 100 },
  async () => {
    const shop = await startPreparedShop({ hangers: 20 });
    const { hub, hangers } = shop;
    const dice = createDice(seed);
    let refusedHandshakes = 0;
    try {
      const echo = await startEcho(hub);

      const makeFrame = (): Buffer => {
        const hanger = hangers[dice(hangers.length)];
        const [id, credential] = [hanger?.deviceId ?? '', hanger?.credential ?? ''];
        const payload = makeFuzzedStream({
          dice,
          connect: () => connectBytes({ clientId: id, flags: userNameAndPassword + 2, rest: [...text(id), ...text(credential)] }),
        });
        if (dice(3) === 0) return soundFrame(payload);
        const announced = [payload.length, payload.length + 1 + dice(100), dice(130), 65_535, 262_145, 2 ** 31, 2 ** 52][dice(7)] ?? 0;
        return frameBytes({ first: dice(2) === 0 ? finalBinary : dice(256), payload, announced, masked: dice(4) > 0 });
      };

      const say = async (count: number): Promise<void> => {
        const odd = dice(10) === 0 ? oddHandshakes[dice(oddHandshakes.length)] : undefined;
        const socket = await openRawWebSocket(hub.url, odd).catch(() => undefined);
        if (socket === undefined) {
          refusedHandshakes += 1;
          return;
        }
        socket.on('error', () => undefined);
        socket.resume();
        const closed = new Promise<void>((done) => socket.once('close', () => done()));
        const late = setTimeout(() => socket.destroy(), longestMs);
        for (let nth = 0; nth < count && !socket.destroyed; nth += 1) {
          socket.write(makeFrame());
          await new Promise(setImmediate);
        }
        if (dice(3) > 0) socket.end();
        else socket.resetAndDestroy();
        await closed;
        clearTimeout(late);
      };

      let left = frames;
      const sayers = Array.from({ length: atOnce }, async () => {
        while (left > 0 && hub.process.exitCode === null) {
          const count = Math.min(left, 1 + dice(mostPerConnection));
          left -= count;
          await say(count);
        }
      });
      await Promise.all(sayers);

      expect(hub.process.exitCode).toBe(null);
      expect(hub.process.signalCode).toBe(null);
      expect(refusedHandshakes).toBeGreaterThan(0);
      const { count, p99Ms, worstMs } = echo.figures();
      expect(count).toBeGreaterThan(5);
      await until('only the healthy ones being connected', async () =>
        /^aisle_mqtt_clients 2$/m.test(await (await fetch(`${hub.url}/metrics`)).text()) ? true : undefined,
      );
      echo.stop();
      expect((await hub.log()).split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
      tellEnding(
        `${frames} fuzzed frames (seed ${seed}), 0 crashes; ${count} echoes of a healthy hanger, p99 ${Math.round(p99Ms)} ms, slowest ${Math.round(worstMs)} ms`,
        { words: `p99 under ${promisedMs} ms`, kept: p99Ms < promisedMs },
      );
    } finally {
      await shop.stop();
    }
  },
);
