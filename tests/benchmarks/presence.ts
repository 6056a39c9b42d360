import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import { createAcceptSightings } from '../../edge/gateways/accept-sightings.ts';
import { createStrongestReceiver } from '../../edge/presence/locate/strongest-receiver.ts';
import { createHeardSignals, createSignalWindow } from '../../edge/presence/locate/signal-window.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { createPresence } from '../../edge/presence/presence.ts';
import { roundMs } from '../../edge/presence/rounds.ts';
import { createHandClock, createNoise, createTestRecords } from '../fixtures/presence-shop.ts';
import { createCrowd, crowdPlan, tagKey } from './presence-crowd.ts';
import { percentile } from './report.ts';

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const people = words.includes('--tags') ? Number(words[words.indexOf('--tags') + 1]) : 1000;
const warmSeconds = 20;
const seconds = 30;

function cpuMs(task: () => void): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What the machine takes at least: every tag's strongest receiver, over the same windows. */
function floorOf(strongestRuns: number): { strongestMs: number; copyMs: number } {
  const random = createNoise(3);
  const cells = walkableGrid(crowdPlan).cellCount;
  const tracks = Array.from({ length: people }, () => ({ window: createSignalWindow(1), strongest: createStrongestReceiver() }));
  const heard = createHeardSignals();
  let strongestMs = 0;
  for (let second = 1; second <= strongestRuns; second += 1) {
    for (const { window } of tracks) {
      for (let nth = 0; nth < 20; nth += 1) window.hear(nth % 10, -60 - random() * 30, second * 1000 - 250 - 500 * Math.floor(nth / 10));
    }
    strongestMs += cpuMs(() => {
      for (const { window, strongest } of tracks) {
        window.summarise(second * 1000, heard);
        strongest.advance(heard);
      }
    });
  }
  const from = new Float32Array(cells).fill(1);
  const into = Array.from({ length: people }, () => new Float32Array(cells));
  let copyMs = 0;
  for (let second = 0; second < strongestRuns; second += 1) copyMs += cpuMs(() => into.forEach((grid) => grid.set(from)));
  return { strongestMs: strongestMs / strongestRuns, copyMs: copyMs / strongestRuns };
}

const tags = new Map<string, RegisteredTag>(Array.from({ length: people }, (_, nth) => [tagKey(nth), { kind: 'fob' as const }]));
const clock = createHandClock();
const findTag = (key: string): RegisteredTag | undefined => tags.get(key);
const accepting = createAcceptSightings({ findTag, clock });
const faults: unknown[] = [];
const presence = createPresence({
  plan: crowdPlan,
  findTag,
  findConsents: () => undefined,
  clock,
  records: createTestRecords().records,
  listeners: { onFault: (fault) => faults.push(fault) },
});
await presence.start();
const crowd = createCrowd(people, createNoise(7));
let sightings = 0;
let acceptMs = 0;
let hearMs = 0;
let locateMs = 0;
let openingMs = 0;
const ticksMs: number[] = [];
for (let second = 0; second < warmSeconds + seconds; second += 1) {
  const isWarm = second >= warmSeconds;
  const batches = crowd.next(clock.now());
  let accepted: (readonly Sighting[])[] = [];
  const acceptingMs = cpuMs(() => {
    accepted = batches.map(({ gatewayId, batch }) => accepting.accept(gatewayId, batch));
  });
  const hearingMs = cpuMs(() => {
    for (const list of accepted) presence.hear(list);
    for (const { gatewayId } of batches) presence.listened(gatewayId, accepting.toldUntil(gatewayId) ?? 0);
  });
  if (isWarm) {
    acceptMs += acceptingMs;
    hearMs += hearingMs;
    sightings += batches.reduce((sum, { batch }) => sum + batch.sightings.length, 0);
  }
  let secondMs = 0;
  for (let round = 0; round < 1000 / roundMs; round += 1) {
    const tickMs = cpuMs(() => clock.advance(roundMs));
    secondMs += tickMs;
    if (isWarm) ticksMs.push(tickMs);
  }
  if (isWarm) locateMs += secondMs;
  else openingMs = Math.max(openingMs, secondMs);
}
const floor = floorOf(seconds);
const located = presence.floor().people.length;
await presence.stop();
if (faults.length > 0) throw faults[0];

const result = {
  tags: people,
  squareMetres: crowdPlan.widthMetres * crowdPlan.depthMetres,
  cells: walkableGrid(crowdPlan).cellCount,
  receivers: crowdPlan.receivers.length,
  located,
  sightingsPerSecond: sightings / seconds,
  microsecondsPerSighting: ((acceptMs + hearMs) * 1000) / sightings,
  ofWhichAccepting: (acceptMs * 1000) / sightings,
  coresForLocating: locateMs / seconds / 1000,
  coresForHearing: (acceptMs + hearMs) / seconds / 1000,
  microsecondsPerTagSecond: (locateMs * 1000) / seconds / people,
  worstTickMs: percentile(ticksMs, 100),
  worstSecondWhileOpeningMs: openingMs,
  residentMegabytes: process.memoryUsage.rss() / 1_048_576,
  floor: { strongestReceiverCores: floor.strongestMs / 1000, copyOfGridsCores: floor.copyMs / 1000 },
  timesStrongestReceiver: locateMs / seconds / floor.strongestMs,
  timesCopyOfGrids: locateMs / seconds / floor.copyMs,
  targets: { coresForLocating: 0.5, microsecondsPerSighting: 2, sightingsPerSecond: 20_000 },
};
if (asJson) console.log(JSON.stringify(result, null, 1));
else
  for (const [name, value] of Object.entries(result))
    console.log(name.padEnd(28), typeof value === 'number' ? Math.round(value * 1000) / 1000 : JSON.stringify(value));
