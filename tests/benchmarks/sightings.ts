import { readFloor } from '#shared/contract/places.ts';
import { pidOf, readLoopDelayMs, readUsage, sleep } from './machine.ts';
import { startPreparedShop } from './prepared-shop.ts';
import { connectRaw, type RawClient } from './raw-client.ts';
import { reportRows, say, type Row } from './report.ts';

/** Gateways' batches through MQTT until the floor shows everyone: what the hub takes, and what one sighting costs it. */
const fobs = 1_000;
const perBatch = 50;
const steadyPerSecond = 20_000;
const steadySeconds = Number(process.env['AISLE_BENCH_SECONDS'] ?? 10);
const fullSeconds = 5;
const apartMs = 30;

interface Gateway {
  readonly client: RawClient;
  readonly id: string;
  sequence: number;
  next: number;
  roundMs: number;
}

const shop = await startPreparedShop({ fobs });
const pid = pidOf(shop.hub.process);
const camille = await shop.hub.signInAs('camille');
const gateways: Gateway[] = await Promise.all(
  shop.gateways.map(async ({ deviceId, credential }, nth) => ({
    client: await connectRaw({ port: shop.port, clientId: deviceId, credential }),
    id: deviceId,
    sequence: 0,
    next: nth * 7,
    roundMs: 0,
  })),
);

/**
 * Every fob stands near one gateway and is heard by all, fainter the further they are down the list. Nothing is told twice: what a gateway
 * hears of a tag within 20 ms counts once, and leaving it out would be cheap.
 */
function makeBatch(gateway: Gateway, nth: number): string {
  const sightings: string[] = [];
  for (let place = 0; place < perBatch; place += 1) {
    const fob = (gateway.next + place) % fobs;
    const rssiDbm = -52 - 6 * Math.abs((fob % gateways.length) - nth) - Math.floor(Math.random() * 4);
    sightings.push(`{"tag":"${shop.tagKeys[fob]}","rssiDbm":${rssiDbm},"agoMs":${Math.floor(Math.random() * 5)}}`);
  }
  gateway.next = (gateway.next + perBatch) % fobs;
  gateway.sequence += 1;
  return `{"at":${Date.now()},"sequence":${gateway.sequence},"sightings":[${sightings.join(',')}],"others":3}`;
}

/** Answers false when the hub reads no faster than we write. */
function sendBatch(gateway: Gateway, nth: number): boolean {
  return gateway.client.send(`aisle/v1/lune/gateway/${gateway.id}/sightings`, makeBatch(gateway, nth));
}

/** A gateway's health is acknowledged after every batch it sent before: the hub has taken them all. */
async function untilTaken(): Promise<void> {
  const body = { at: Date.now(), online: true, radio: 'replay', words: '', softwareVersion: 'bench', heardPerSecond: 0, droppedBatches: 0 };
  await Promise.all(gateways.map(({ client, id }) => client.publish(`aisle/v1/lune/gateway/${id}/health`, JSON.stringify(body))));
}

interface Taken {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  readonly lagMs: number;
}

async function measure(send: (endsAt: number) => Promise<number>, seconds: number): Promise<Taken> {
  const cpuMs = readUsage(pid).cpuMs;
  const from = performance.now();
  const sent = await send(from + seconds * 1_000);
  const sentAt = performance.now();
  await untilTaken();
  const to = performance.now();
  return {
    perSecond: (sent / (to - from)) * 1_000,
    cpuMicroseconds: ((readUsage(pid).cpuMs - cpuMs) * 1_000) / sent,
    lagMs: to - sentAt,
  };
}

/** 20,000 a second, in small portions. */
async function sendSteadily(endsAt: number): Promise<number> {
  const from = performance.now();
  let batches = 0;
  while (performance.now() < endsAt) {
    const due = ((performance.now() - from) / 1_000) * (steadyPerSecond / perBatch);
    for (; batches < due; batches += 1) {
      const nth = batches % gateways.length;
      const gateway = gateways[nth];
      if (gateway !== undefined) sendBatch(gateway, nth);
    }
    await sleep(5);
  }
  return batches * perBatch;
}

/** Waits until what was heard of the same tags a round before is no repeat any more. */
async function untilOnceMore(gateway: Gateway, nowMs: number): Promise<void> {
  await sleep(Math.max(0, gateway.roundMs + apartMs - nowMs));
  gateway.roundMs = performance.now();
}

/** As fast as the hub takes them: every gateway waits when its connection is full. */
async function sendAll(endsAt: number): Promise<number> {
  let batches = 0;
  await Promise.all(
    gateways.map(async (gateway, nth) => {
      while (performance.now() < endsAt) {
        batches += 1;
        if (gateway.next < perBatch) await untilOnceMore(gateway, performance.now());
        if (sendBatch(gateway, nth)) await new Promise((done) => setImmediate(done));
        else await new Promise((done) => gateway.client.socket.once('drain', done));
      }
    }),
  );
  return batches * perBatch;
}

await readLoopDelayMs(shop.hub.url);
const opening = await measure(sendSteadily, steadySeconds);
const openingLoopMs = await readLoopDelayMs(shop.hub.url);
const steady = await measure(sendSteadily, steadySeconds);
const loopMs = await readLoopDelayMs(shop.hub.url);
await sleep(1_500);
const { inShop } = await camille.call(readFloor, {});
say(`while they appear: ${opening.cpuMicroseconds.toFixed(1)} µs each, the last ${Math.round(opening.lagMs)} ms after it was sent`);
say(
  `at ${steadyPerSecond} /s: taken ${Math.round(steady.perSecond)} /s, ${steady.cpuMicroseconds.toFixed(1)} µs each, the last ${Math.round(steady.lagMs)} ms after it was sent; the floor shows ${inShop}`,
);
const full = await measure(sendAll, fullSeconds);
say(`as fast as it goes: ${Math.round(full.perSecond)} /s, ${full.cpuMicroseconds.toFixed(1)} µs each`);
for (const { client } of gateways) client.close();
await shop.stop();

const bench = 'sightings';
reportRows([
  { bench, what: `tags on the floor of ${fobs} sent`, unit: '', ours: inShop, target: { words: 'all', met: inShop >= fobs } },
  {
    bench,
    what: 'sightings taken, as fast as it goes',
    unit: '/s',
    ours: full.perSecond,
    target: { words: `>= ${steadyPerSecond} /s`, met: full.perSecond >= steadyPerSecond },
  },
  { bench, what: `CPU per sighting at ${steadyPerSecond} /s, presence included`, unit: 'µs', ours: steady.cpuMicroseconds },
  { bench, what: `last batch taken after it was sent, at ${steadyPerSecond} /s`, unit: 'ms', ours: steady.lagMs },
  { bench, what: 'event loop delay, p99', unit: 'ms', ours: loopMs, target: { words: '< 20 ms', met: loopMs < 20 } },
  { bench, what: `the same while all ${fobs} appear at once`, unit: 'ms', ours: openingLoopMs },
] satisfies readonly Row[]);
