import { describe, expect, test } from 'vitest';
import type { FormatName } from '#shared/contract/gateway-formats.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import { createAcceptSightings } from '../../edge/gateways/accept-sightings.ts';
import { createForeignGateways } from '../../edge/gateways/foreign-gateways.ts';
import { createPresence } from '../../edge/presence/presence.ts';
import { bytesOf } from '../fixtures/gateway-messages.ts';
import { coats, createHandClock, createNoise, createTestRecords, denim, entrance, threeZonePlan } from '../fixtures/presence-shop.ts';

const uuid = 'e5ca1adef007ba110000000000000000';
const tagKey = `ib-${uuid}-5-1001`;
const mac = 'c4de1200aa01';
const advert = `0201061aff4c000215${uuid}000503e9c5`;

interface Heard {
  readonly source: string;
  readonly rssiDbm: readonly number[];
  /** What the gateway's own clock says: an hour slow. */
  readonly gatewayMs: number;
}

interface Make {
  readonly format: FormatName;
  readonly sourceOf: (nth: number) => string;
  /** What its messages of one second look like. */
  readonly say: (heard: Heard) => readonly (readonly [topic: string, payload: string | Uint8Array])[];
}

const addressOf = (nth: number): string => `ac233f00000${nth}`;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const iso = (ms: number): string => new Date(ms).toISOString();

const makes: readonly Make[] = [
  {
    format: 'espresense',
    sourceOf: (nth) => `room-${nth}`,
    say: ({ source, rssiDbm }) => [
      [
        `espresense/devices/iBeacon:e5ca1ade-f007-ba11-0000-000000000000-5-1001/${source}`,
        JSON.stringify({ mac, 'rssi@1m': -59, rssi: mean(rssiDbm) }),
      ],
    ],
  },
  {
    format: 'openmqttgateway',
    sourceOf: (nth) => `omg-${nth}`,
    say: ({ source, rssiDbm }) =>
      rssiDbm.map((rssi) => [
        `home/${source}/BTtoMQTT/C4DE1200AA01`,
        JSON.stringify({ id: 'C4:DE:12:00:AA:01', rssi, model_id: 'IBEACON', uuid, major: 5, minor: 1001, txpower: -59 }),
      ]),
  },
  {
    format: 'minew',
    sourceOf: addressOf,
    say: ({ source, rssiDbm, gatewayMs }) => [
      [
        `/gw/${source}/status`,
        JSON.stringify([
          { timestamp: iso(gatewayMs), type: 'Gateway', mac: source },
          ...rssiDbm.map((rssi, nth) => ({ timestamp: iso(gatewayMs - 900 + 500 * nth), type: 'Unknown', mac, rssi, rawData: advert })),
        ]),
      ],
    ],
  },
  {
    format: 'moko',
    sourceOf: addressOf,
    say: ({ source, rssiDbm, gatewayMs }) => [
      [
        `mokosmart/${source}/send`,
        JSON.stringify({
          msg_id: 3070,
          device_info: { mac: source },
          data: rssiDbm.map((rssi) => ({ mac, timestamp: Math.floor(gatewayMs / 1000) - 1, rssi, adv_data: advert })),
        }),
      ],
    ],
  },
  {
    format: 'raddec',
    sourceOf: (nth) => `001bc5094081000${nth}`,
    say: ({ source, rssiDbm, gatewayMs }) => [
      [
        'raddec',
        JSON.stringify({
          transmitterId: mac,
          transmitterIdType: 3,
          rssiSignature: [{ receiverId: source, receiverIdType: 1, rssi: mean(rssiDbm) }],
          packets: [`001e01aa0012dec4${advert}`],
          timestamp: gatewayMs - 500,
        }),
      ],
    ],
  },
  {
    format: 'blue-charm',
    sourceOf: addressOf,
    say: ({ source, rssiDbm }) => [
      [
        `bcg/${source}`,
        JSON.stringify({
          gmac: source,
          obj: rssiDbm.map((rssi) => ({ type: 4, dmac: mac, uuid, majorID: 5, minorID: 1001, refpower: -59, rssi })),
        }),
      ],
    ],
  },
  {
    format: 'aisle-raw',
    sourceOf: (nth) => `script-${nth}`,
    say: ({ source, rssiDbm, gatewayMs }) => [
      [
        `aisle-raw/${source}`,
        JSON.stringify({ at: gatewayMs, adverts: rssiDbm.map((rssi, nth) => ({ mac, rssi, data: advert, agoMs: 900 - 500 * nth })) }),
      ],
    ],
  },
];

/** A tag carried through the test shop, heard only by gateways of one make; the radio alone is made up. */
async function openShop({ format, sourceOf, say }: Make) {
  const clock = createHandClock();
  const { records } = createTestRecords();
  const random = createNoise(5);
  const tag = { kind: 'fob' } as const;
  const findTag = (key: string) => (key === tagKey ? tag : undefined);
  const presence = createPresence({
    plan: threeZonePlan,
    findTag,
    findConsents: () => undefined,
    clock,
    records,
    listeners: {},
  });
  const accepting = createAcceptSightings({ findTag, clock });
  const foreign = createForeignGateways();
  foreign.replace(threeZonePlan.receivers.map(({ deviceId }, nth) => ({ deviceId, format, source: sourceOf(nth) })));
  await presence.start();

  function stand(at: Point, seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      for (const [nth, receiver] of threeZonePlan.receivers.entries()) {
        const metres = Math.hypot(at.xMetres - receiver.at.xMetres, at.yMetres - receiver.at.yMetres, receiver.heightMetres - 1.1);
        const rssiDbm = [0, 1].map(() => Math.round(-59 - 20 * Math.log10(metres) + (random() + random() + random() - 1.5) * 8));
        for (const [topic, payload] of say({ source: sourceOf(nth), rssiDbm, gatewayMs: clock.now() - 3_600_000 })) {
          if (!foreign.mayPublish(receiver.deviceId, topic)) throw new Error(`${topic} is not granted`);
          for (const message of foreign.read(receiver.deviceId, topic, bytesOf(payload))) {
            if (message.kind !== 'heard') throw new Error(`${topic} was ${message.kind}`);
            presence.hear(accepting.acceptForeign(message.deviceId, message.format, message.batch));
          }
        }
      }
    }
  }

  /** The zone of the one who is in the shop. */
  const zone = (): string | undefined => presence.floor().zones.find(({ people }) => people === 1)?.zoneId;

  return { presence, zone, stand, refusals: accepting.refusals };
}

describe.each(makes)('heard by gateways of the make $format', (make) => {
  test('a tag is in the zones it was carried through, one after the other', async () => {
    const { presence, zone, stand, refusals } = await openShop(make);
    const walk = [
      ['entrance', entrance],
      ['denim', denim],
      ['coats', coats],
    ] as const;
    for (const [name, place] of walk) {
      stand(place, 25);
      expect(zone()).toBe(name);
    }
    expect(presence.floor().inShop).toBe(1);
    expect(refusals).toMatchObject({ unknown: 0, stale: 0, impossible: 0, clockJumps: 0 });
    await presence.stop();
  });
});
