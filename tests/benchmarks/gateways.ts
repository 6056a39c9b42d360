import type { FormatName } from '#shared/contract/gateway-formats.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createAcceptSightings } from '../../edge/gateways/accept-sightings.ts';
import { createForeignGateways } from '../../edge/gateways/foreign-gateways.ts';
import { createSignalWindow, type SignalWindow } from '../../edge/presence/locate/signal-window.ts';

/** What one message of a gateway of another make costs from the broker's question of rights up to the tag's window, in CPU time. */
const rooms = 12;
const tags = 250;
const rounds = 100;
const warmRounds = 20;
const uuid = 'e5ca1adef007ba110000000000000000';

interface Sent {
  readonly deviceId: string;
  readonly topic: string;
  readonly payload: Buffer;
}

interface Load {
  readonly format: FormatName;
  readonly what: string;
  readonly sourceOf: (room: number) => string;
  readonly messages: readonly Sent[];
}

const addressOf = (room: number): string => `ac233f0000${room.toString(16).padStart(2, '0')}`;
const strengthOf = (room: number, tag: number): number => -55 - 3 * Math.abs((tag % rooms) - room);

function espresenseMessage(room: number, tag: number): Sent {
  const id = `iBeacon:${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}-${uuid.slice(16, 20)}-${uuid.slice(20)}-5-${tag}`;
  const payload = `{"mac":"c4de1200aa01","id":"${id}","rssi@1m":-59,"rssi":${strengthOf(room, tag)}.42,"rxAdj":0,"rssiVar":6.10,"distance":2.88,"var":0.31,"int":412,"batt":93}`;
  return { deviceId: `gateway-${room}`, topic: `espresense/devices/${id}/room-${room}`, payload: Buffer.from(payload) };
}

/** One advertisement of each tag in Minew's BINARY-LONG. */
function minewBatch(room: number): Sent {
  const packets = Array.from({ length: tags }, (_, tag) => {
    const number = tag.toString(16).padStart(4, '0');
    const strength = (strengthOf(room, tag) & 0xff).toString(16).padStart(2, '0');
    return `c0de1200${number}00011e0201061aff4c000215${uuid}0005${number}c500${strength}`;
  }).join('');
  const bytes = Buffer.from(`bb0100000000${addressOf(room)}${tags.toString(16).padStart(4, '0')}${packets}dd`, 'hex');
  bytes.writeUInt32BE(bytes.length, 2);
  return { deviceId: `gateway-${room}`, topic: `/gw/${addressOf(room)}/status`, payload: bytes };
}

const everyRoom = Array.from({ length: rooms }, (_, room) => room);
const loads: readonly Load[] = [
  {
    format: 'espresense',
    what: 'one message of ESPresense',
    sourceOf: (room) => `room-${room}`,
    messages: everyRoom.flatMap((room) => Array.from({ length: tags }, (_, tag) => espresenseMessage(room, tag))),
  },
  { format: 'minew', what: `one beacon of ${tags} in a binary message of Minew`, sourceOf: addressOf, messages: everyRoom.map(minewBatch) },
];

function measure({ format, what, sourceOf, messages }: Load): void {
  let nowMs = 1_795_600_000_000;
  const clock: Clock = { now: () => nowMs, monotonic: () => nowMs, every: () => () => undefined, after: () => () => undefined };
  const foreign = createForeignGateways();
  foreign.replace(everyRoom.map((room) => ({ deviceId: `gateway-${room}`, format, source: sourceOf(room) })));
  const accepting = createAcceptSightings({ clock, findTag: (tagKey) => (tagKey.startsWith('ib-') ? { kind: 'fob' } : undefined) });
  const windows = new Map<string, SignalWindow>();
  let taken = 0;

  function take({ deviceId, topic, payload }: Sent): void {
    if (!foreign.mayPublish(deviceId, topic)) throw new Error(`${topic} was not granted`);
    for (const message of foreign.read(deviceId, topic, payload)) {
      if (message.kind !== 'heard') throw new Error(`${topic} was ${message.kind}`);
      for (const { tagKey, receiverId, rssiDbm, atMs } of accepting.acceptForeign(message.deviceId, message.format, message.batch)) {
        let window = windows.get(tagKey);
        if (window === undefined) windows.set(tagKey, (window = createSignalWindow(2)));
        window.hear(Number(receiverId.slice(8)), rssiDbm, atMs);
        taken += 1;
      }
    }
  }

  function run(times: number): number {
    taken = 0;
    const before = process.cpuUsage();
    for (let round = 0; round < times; round += 1) {
      nowMs += 1_000;
      for (const message of messages) take(message);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / taken;
  }

  run(warmRounds);
  const best = Math.min(run(rounds), run(rounds), run(rounds));
  console.log(`${what}: ${best.toFixed(2)} us of CPU up to the window`);
}

for (const load of loads) measure(load);
