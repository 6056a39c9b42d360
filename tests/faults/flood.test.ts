import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import mqttPacket from 'mqtt-packet';
import { hangerPicked } from '#shared/contract/hangers.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { sleep } from '../benchmarks/machine.ts';
import { startPreparedShop } from '../benchmarks/prepared-shop.ts';
import { connectRaw } from '../benchmarks/raw-client.ts';
import { median } from '../benchmarks/report.ts';
import { startEcho, type EchoFigures } from '../fakes/echo.ts';
import { storeId } from '../fakes/start-hub.ts';
import { scale, tellEnding } from './ending.ts';

const rounds = scale(2, 9);
const phaseMs = scale(2_500, 8_000);
// The burst every device may have is over by then.
const settleMs = 1_500;
const promisedPercent = 20;

/** What speaks from the hub's own box may publish as it likes, so the flood must come by another address of this machine. */
function ownAddress(): string | undefined {
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return found.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** Five hundred messages in one piece. */
function floodOf(hangerId: string): Buffer {
  const topic = topicFor(hangerPicked, storeId, hangerId);
  const publish = (nth: number): Buffer =>
    mqttPacket.generate({
      cmd: 'publish',
      topic,
      payload: JSON.stringify({ id: `flood-${nth}-xx`, at: 1_795_250_000_000 + nth }),
      qos: 1,
      messageId: nth + 1,
      retain: false,
      dup: false,
    });
  return Buffer.concat(Array.from({ length: 500 }, (_, nth) => publish(nth)));
}

test(
  'a device that floods with all it has slows itself down and is named; the others hardly notice',
  { timeout: 120_000 + rounds * 4 * phaseMs },
  async (context) => {
    const host = ownAddress();
    if (host === undefined) {
      tellEnding('needs a network address beside loopback');
      return context.skip('needs a network address beside loopback');
    }
    const shop = await startPreparedShop({ hangers: 1 });
    const { hub, port, hangers } = shop;
    try {
      const [flooder] = hangers;
      if (flooder === undefined) throw new Error('the shop was prepared with no hanger');
      const flood = floodOf(flooder.deviceId);
      const echo = await startEcho(hub);
      const calm: EchoFigures[] = [];
      const flooded: EchoFigures[] = [];
      const measure = async (figures: EchoFigures[]): Promise<void> => {
        await sleep(settleMs);
        echo.figures();
        await sleep(phaseMs);
        figures.push(echo.figures());
      };
      let written = 0;
      for (let round = 0; round < rounds; round += 1) {
        await measure(calm);
        const { socket, close } = await connectRaw({ port, host, clientId: flooder.deviceId, credential: flooder.credential });
        const pour = (): void => {
          while (socket.writable) {
            written += flood.length;
            if (socket.write(flood)) continue;
            socket.once('drain', pour);
            return;
          }
        };
        pour();
        await measure(flooded);
        close();
      }
      expect(hub.process.exitCode).toBe(null);
      expect(Math.min(...flooded.map(({ count }) => count))).toBeGreaterThan(5);
      const log = (await hub.log()).split('\n').filter((line) => line.includes('"reason":"too-fast"'));
      expect(log.length).toBeGreaterThan(0);
      expect(log.every((line) => line.includes(`"device":"${flooder.deviceId}"`))).toBe(true);
      echo.stop();
      const p99Of = (figures: readonly EchoFigures[]): number => median(figures.map(({ p99Ms }) => p99Ms));
      // Round by round: a machine that is busy with something else is busy for both.
      const worsePercent = (median(flooded.map(({ p99Ms }, round) => p99Ms / (calm[round]?.p99Ms ?? Number.NaN))) - 1) * 100;
      tellEnding(
        `a device poured ${(written / 1_048_576).toFixed(0)} MB of messages, ${rounds} times: read at its pace and named in the log; ` +
          `another hanger's p99 ${p99Of(calm).toFixed(1)} ms in calm, ${p99Of(flooded).toFixed(1)} ms in the flood ` +
          `(${worsePercent >= 0 ? '+' : ''}${worsePercent.toFixed(0)} %, median of the rounds)`,
        { words: `at most ${promisedPercent} % worse`, kept: worsePercent <= promisedPercent },
      );
    } finally {
      await shop.stop();
    }
  },
);
