import { pidOf, readUsage, sleep } from './machine.ts';
import { startPreparedShop } from './prepared-shop.ts';
import { connectRaw, type RawClient } from './raw-client.ts';
import { megabytesPerHour, reportRows, say, type MemorySample, type Row } from './report.ts';

/** What the hub uses when the shop is empty, and whether it grows while people walk about. */
const idleSeconds = 20;
const busySeconds = Number(process.env['AISLE_BENCH_SECONDS'] ?? 180);
const sampleMs = 5_000;
const walkers = 60;
const pressEveryMs = 500;

/** Sixty tags heard once a second by every gateway, and two presses a second: a good Saturday. */
function startTraffic(
  gateways: readonly RawClient[],
  gatewayIds: readonly string[],
  hanger: RawClient,
  hangerId: string,
  tagKeys: readonly string[],
): () => void {
  let second = 0;
  let pressed = 0;
  const hearing = setInterval(() => {
    second += 1;
    for (const [nth, client] of gateways.entries()) {
      const sightings = tagKeys.map((tag, fob) => {
        const near = Math.abs(((fob + Math.floor(second / 20)) % gateways.length) - nth);
        return { tag, rssiDbm: -52 - 6 * near - Math.floor(Math.random() * 5), agoMs: Math.floor(Math.random() * 900) };
      });
      client.send(
        `aisle/v1/lune/gateway/${gatewayIds[nth]}/sightings`,
        JSON.stringify({ at: Date.now(), sequence: second, sightings, others: 20 }),
      );
    }
  }, 1_000);
  const pressing = setInterval(() => {
    pressed += 1;
    void hanger.publish(`aisle/v1/lune/hanger/${hangerId}/liked`, JSON.stringify({ id: `press-${pressed}-xx`, at: Date.now() }));
  }, pressEveryMs);
  return () => {
    clearInterval(hearing);
    clearInterval(pressing);
  };
}

const shop = await startPreparedShop({ hangers: 2, fobs: walkers });
const pid = pidOf(shop.hub.process);
await sleep(5_000);
const before = readUsage(pid);
await sleep(idleSeconds * 1_000);
const after = readUsage(pid);
const idlePercent = (after.cpuMs - before.cpuMs) / (idleSeconds * 10);
say(`idle: ${idlePercent.toFixed(2)} % of a core, ${after.residentMegabytes.toFixed(0)} MB`);

const gateways = await Promise.all(
  shop.gateways.map(({ deviceId, credential }) => connectRaw({ port: shop.port, clientId: deviceId, credential })),
);
const [first] = shop.hangers;
if (first === undefined) throw new Error('the shop was prepared with no hanger');
const hanger = await connectRaw({ port: shop.port, clientId: first.deviceId, credential: first.credential });
const stopTraffic = startTraffic(
  gateways,
  shop.gateways.map(({ deviceId }) => deviceId),
  hanger,
  first.deviceId,
  shop.tagKeys,
);
const samples: MemorySample[] = [];
const busyFrom = readUsage(pid).cpuMs;
for (let ms = 0; ms < busySeconds * 1_000; ms += sampleMs) {
  await sleep(sampleMs);
  samples.push({ seconds: (ms + sampleMs) / 1_000, megabytes: readUsage(pid).residentMegabytes });
}
const busyPercent = (readUsage(pid).cpuMs - busyFrom) / (busySeconds * 10);
stopTraffic();
const second = samples.slice(Math.floor(samples.length / 2));
const growth = megabytesPerHour(second);
const lastMegabytes = second.at(-1)?.megabytes ?? Number.NaN;
say(
  `busy for ${busySeconds} s: ${busyPercent.toFixed(1)} % of a core; memory ${samples.map(({ megabytes }) => megabytes.toFixed(0)).join(' ')} MB`,
);
for (const client of [...gateways, hanger]) client.close();
await shop.stop();

const bench = 'idle';
reportRows([
  { bench, what: 'CPU with the sample shop and nobody in it', unit: '% of a core', ours: idlePercent },
  { bench, what: 'memory with nobody in it', unit: 'MB', ours: after.residentMegabytes },
  { bench, what: `CPU with ${walkers} people walking about`, unit: '% of a core', ours: busyPercent },
  { bench, what: `memory after ${busySeconds} s of that`, unit: 'MB', ours: lastMegabytes },
  {
    bench,
    what: 'after an hour, extrapolated from the second half',
    unit: 'MB',
    ours: lastMegabytes + Math.max(0, growth) * (1 - busySeconds / 3_600),
  },
] satisfies readonly Row[]);
