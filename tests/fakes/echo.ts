import { addDevice } from '#shared/contract/devices.ts';
import { hangerLiked } from '#shared/contract/hangers.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { connectRaw } from '../benchmarks/raw-client.ts';
import { percentile } from '../benchmarks/report.ts';
import { storeId, type RunningHub } from './start-hub.ts';

/** What a healthy device notices while something else goes wrong. */
export interface EchoFigures {
  readonly count: number;
  /** From pressing a hanger's heart to an integration hearing of it, the commit in between. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  /** The longest time in which nothing was heard. */
  readonly gapMs: number;
}

export interface Echo {
  /** The figures since this was last asked. */
  figures(): EchoFigures;
  stop(): void;
}

const everyMs = 10;
let started = 0;

/** A hanger that is pressed again as soon as the last press was heard, for as long as it runs. Rejects when it can't begin. */
export async function startEcho(hub: RunningHub, hangerId = 'hanger-01'): Promise<Echo> {
  started += 1;
  const run = started;
  const manager = await hub.signInAs('camille');
  const listenerId = `echo-${run}`;
  await manager.call(addDevice, { body: { deviceId: listenerId, kind: 'integration', name: { en: 'Echo', fr: 'Écho' } } });
  const port = Number(new URL(hub.mqttUrl).port);
  const join = async (deviceId: string) => {
    const { credential } = await hub.claim(deviceId);
    return connectRaw({ port, clientId: deviceId, credential });
  };
  const [hanger, listener] = [await join(hangerId), await join(listenerId)];
  const topic = topicFor(hangerLiked, storeId, hangerId);
  let onHeard: () => void = () => undefined;
  await listener.subscribe(topic, () => onHeard());

  let echoMs: number[] = [];
  let gapMs = 0;
  let heardAt = performance.now();
  let isOver = false;
  let number = 0;
  const press = (): void => {
    if (isOver) return;
    number += 1;
    const sentAt = performance.now();
    onHeard = () => {
      const now = performance.now();
      echoMs.push(now - sentAt);
      gapMs = Math.max(gapMs, now - heardAt);
      heardAt = now;
      setTimeout(press, everyMs);
    };
    void hanger.publish(topic, JSON.stringify({ id: `echo-${run}-${number}`, at: 1_795_250_000_000 + number }));
  };
  press();

  return {
    figures() {
      const taken = echoMs;
      const silentMs = Math.max(gapMs, performance.now() - heardAt);
      echoMs = [];
      gapMs = 0;
      return {
        count: taken.length,
        p50Ms: percentile(taken, 50),
        p99Ms: percentile(taken, 99),
        worstMs: Math.max(...taken),
        gapMs: silentMs,
      };
    },
    stop() {
      isOver = true;
      hanger.close();
      listener.close();
    },
  };
}
