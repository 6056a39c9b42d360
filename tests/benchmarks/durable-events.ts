import type { Credential } from '../fakes/start-hub.ts';
import { pidOf, readUsage, sleep } from './machine.ts';
import { startBareAedes, startMosquitto, type Peer } from './peers.ts';
import { startPreparedShop } from './prepared-shop.ts';
import { connectRaw, type RawClient } from './raw-client.ts';
import { median, percentile, reportRows, say, type Row } from './report.ts';

/** Hanger presses a second, each acknowledged before that hanger's next one. Ours are counted, on disk and shown before the PUBACK. */
const rounds = Number(process.env['AISLE_BENCH_ROUNDS'] ?? 7);
const roundMs = 1_500;
const warmMs = 500;
const inFlight = (process.env['AISLE_BENCH_IN_FLIGHT'] ?? '1,20,200').split(',').map(Number);

/** What was promised of us beside this peer. */
function targetOf(peer: string, clients: number): { readonly words: string; readonly ratio: number } | undefined {
  if (peer === 'mosquitto') return { words: 'ahead of mosquitto', ratio: 1 };
  return clients === 20 ? { words: '>= 0.5 of bare aedes', ratio: 0.5 } : undefined;
}

interface Side {
  readonly name: string;
  readonly pid: number;
  readonly connect: (hanger: Credential) => Promise<RawClient>;
}

interface Speed {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  /** From sending to the PUBACK. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

let lastPress = 0;

/** Presses as fast as acknowledgements come, with one press under way per client. */
async function press(side: Side, hangers: readonly Credential[]): Promise<Speed> {
  const clients = await Promise.all(hangers.map((hanger) => side.connect(hanger)));
  let acknowledged = 0;
  let tookMs: number[] = [];
  let going = true;
  const loops = clients.map(async (client, nth) => {
    const topic = `aisle/v1/lune/hanger/${hangers[nth]?.deviceId}/liked`;
    while (going) {
      lastPress += 1;
      const sentAt = performance.now();
      await client.publish(topic, `{"id":"press-${lastPress}-xx","at":${1_795_600_000_000 + lastPress}}`);
      tookMs.push(performance.now() - sentAt);
      acknowledged += 1;
    }
  });
  await sleep(warmMs);
  tookMs = [];
  const before = { acknowledged, at: performance.now(), cpuMs: readUsage(side.pid).cpuMs };
  await sleep(roundMs);
  const seconds = (performance.now() - before.at) / 1_000;
  const done = acknowledged - before.acknowledged;
  const speed = {
    perSecond: done / seconds,
    cpuMicroseconds: ((readUsage(side.pid).cpuMs - before.cpuMs) * 1_000) / done,
    p50Ms: percentile(tookMs, 50),
    p99Ms: percentile(tookMs, 99),
  };
  going = false;
  await Promise.all(loops);
  for (const client of clients) client.close();
  return speed;
}

function rowsOf(clients: number, speeds: ReadonlyMap<string, readonly Speed[]>, peers: readonly Peer[]): Row[] {
  const of = (name: string, key: keyof Speed): number => median((speeds.get(name) ?? []).map((speed) => speed[key]));
  return peers.flatMap((peer) => {
    // Round by round: a machine that is busy with something else is busy for both.
    const ratio = median(
      (speeds.get('Aisle') ?? []).map(({ perSecond }, round) => perSecond / (speeds.get(peer.name)?.[round]?.perSecond ?? Number.NaN)),
    );
    const target = targetOf(peer.name, clients);
    return [
      {
        bench: 'durable-events',
        what: `acknowledged events, ${clients} in flight`,
        unit: '/s',
        ours: of('Aisle', 'perSecond'),
        peer: { name: peer.name, value: of(peer.name, 'perSecond') },
        ratio,
        ...(target === undefined ? {} : { target: { words: target.words, met: ratio >= target.ratio } }),
      },
      {
        bench: 'durable-events',
        what: `CPU per event, ${clients} in flight`,
        unit: 'µs',
        ours: of('Aisle', 'cpuMicroseconds'),
        peer: { name: peer.name, value: of(peer.name, 'cpuMicroseconds') },
      },
      ...([50, 99] as const).map((percent) => ({
        bench: 'durable-events',
        what: `press to PUBACK, ${clients} in flight, p${percent}`,
        unit: 'ms',
        ours: of('Aisle', `p${percent}Ms`),
        peer: { name: peer.name, value: of(peer.name, `p${percent}Ms`) },
      })),
    ];
  });
}

const shop = await startPreparedShop({ hangers: Math.max(...inFlight) });
const aedes = await startBareAedes();
const mosquitto = await startMosquitto();
if (mosquitto === undefined) say('mosquitto is not installed: apt-get install mosquitto');
const peers = [aedes, ...(mosquitto === undefined ? [] : [mosquitto])];
// Mosquitto stores nothing for nobody: someone with a session must be there for it to have anything to write.
const listener = mosquitto && (await connectRaw({ port: mosquitto.port, clientId: 'till-end', credential: undefined, clean: false }));
await listener?.subscribe('aisle/v1/lune/hanger/+/liked', () => undefined);

const sides: readonly Side[] = [
  {
    name: 'Aisle',
    pid: pidOf(shop.hub.process),
    connect: (hanger) => connectRaw({ port: shop.port, clientId: hanger.deviceId, credential: hanger.credential }),
  },
  ...peers.map(({ name, pid, port }) => ({
    name,
    pid,
    connect: (hanger: Credential) => connectRaw({ port, clientId: hanger.deviceId, credential: undefined }),
  })),
];
const rows: Row[] = [];
for (const clients of inFlight) {
  const speeds = new Map<string, Speed[]>(sides.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) speeds.get(side.name)?.push(await press(side, shop.hangers.slice(0, clients)));
  }
  rows.push(...rowsOf(clients, speeds, peers));
  for (const [name, found] of speeds)
    say(`${clients} in flight, ${name}: ${found.map(({ perSecond }) => Math.round(perSecond)).join(' ')} /s`);
}
listener?.close();
await Promise.all([shop.stop(), ...peers.map((peer) => peer.stop())]);
reportRows(rows);
