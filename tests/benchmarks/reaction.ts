import { startBareAedes } from './peers.ts';
import { sleep } from './machine.ts';
import { startPreparedShop } from './prepared-shop.ts';
import { connectRaw, type RawClient } from './raw-client.ts';
import { percentile, reportRows, say, type Row } from './report.ts';

/** From the press of a hanger to the number on another one; the peer only carries the message, on the same machine at the same time. */
const presses = Number(process.env['AISLE_BENCH_PRESSES'] ?? 600);
const pairs = 20;
const everyMs = 20;

interface Pair {
  readonly presser: RawClient;
  readonly pressTopic: string;
  readonly heard: () => Promise<void>;
}

async function joinPair(ends: {
  readonly presser: RawClient;
  readonly pressTopic: string;
  readonly listener: RawClient;
  readonly listenTopic: string;
}): Promise<Pair> {
  let tell: () => void = () => undefined;
  await ends.listener.subscribe(ends.listenTopic, () => tell());
  return { presser: ends.presser, pressTopic: ends.pressTopic, heard: () => new Promise((done) => (tell = done)) };
}

async function press({ presser, pressTopic, heard }: Pair, number: number): Promise<number> {
  const arrived = heard();
  const from = performance.now();
  const acknowledged = presser.publish(pressTopic, `{"id":"press-${number}-xx","at":${1_795_600_000_000 + number}}`);
  await arrived;
  const tookMs = performance.now() - from;
  await acknowledged;
  return tookMs;
}

const shop = await startPreparedShop({ hangers: pairs * 2 });
const aedes = await startBareAedes();
const ourPairs: Pair[] = [];
const barePairs: Pair[] = [];
for (let nth = 0; nth < pairs; nth += 1) {
  // Both hangers of a pair carry the same product.
  const [first, second] = [shop.hangers[nth * 2], shop.hangers[nth * 2 + 1]];
  if (first === undefined || second === undefined) throw new Error('the shop was prepared with fewer hangers');
  const pressTopic = `aisle/v1/lune/hanger/${first.deviceId}/liked`;
  const join = async (port: number, isOurs: boolean): Promise<Pair> => {
    const [presser, listener] = await Promise.all(
      [first, second].map(({ deviceId, credential }) =>
        connectRaw({ port, clientId: deviceId, credential: isOurs ? credential : undefined }),
      ),
    );
    if (presser === undefined || listener === undefined) throw new Error('no connection');
    return joinPair({
      presser,
      pressTopic,
      listener,
      listenTopic: isOurs ? `aisle/v1/lune/hanger/${second.deviceId}/display` : pressTopic,
    });
  };
  ourPairs.push(await join(shop.port, true));
  barePairs.push(await join(aedes.port, false));
}
// The retained numbers of the start arrive first.
await sleep(500);

const ours: number[] = [];
const bare: number[] = [];
for (let number = 0; number < presses; number += 1) {
  const [ourPair, barePair] = [ourPairs[number % pairs], barePairs[number % pairs]];
  if (ourPair === undefined || barePair === undefined) break;
  ours.push(await press(ourPair, number));
  bare.push(await press(barePair, number));
  await sleep(everyMs);
}
await Promise.all([shop.stop(), aedes.stop()]);
say(`${presses} presses`);

const row = (percent: number): Row => {
  const [our, peer] = [percentile(ours, percent), percentile(bare, percent)];
  return {
    bench: 'reaction',
    what: `hanger press to number on another hanger, p${percent}`,
    unit: 'ms',
    ours: our,
    peer: { name: 'bare aedes', value: peer },
    ratio: peer / our,
  };
};
reportRows([row(50), row(99)]);
