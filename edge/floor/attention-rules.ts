import type { Static } from 'typebox';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { Attention } from '#shared/contract/places.ts';
import type { Texts } from '#shared/domain/product.ts';

type AttentionBody = Static<typeof Attention>;

export interface ShopFacts {
  readonly now: number;
  readonly devices: readonly DeviceRowBody[];
  readonly openCalls: readonly { readonly callId: string; readonly kioskId: string; readonly at: number }[];
  readonly exceptions: number;
  readonly ordersWaiting: readonly { readonly number: string; readonly placedAt: number }[];
  /** Undefined while the database answers. */
  readonly databaseTrouble: string | undefined;
  /** What keeps the shop’s memory asks for: backup, disk, a rescue. */
  readonly keeping: readonly AttentionBody[];
}

const lowBatteryPercent = 10;
const lateOrderMs = 15 * 60_000;
const manyRefusals = 20;
const stormConnections = 5;

/** What needs someone, the most pressing first, each saying what to do. */
export function findAttention(facts: ShopFacts): AttentionBody[] {
  const found = [
    ...(facts.databaseTrouble === undefined ? [] : [databaseAttention(facts.databaseTrouble, facts.now)]),
    ...facts.keeping,
    ...facts.openCalls.map((call) => callAttention(call, facts)),
    ...facts.devices.flatMap(deviceAttention),
    ...facts.ordersWaiting.filter((order) => facts.now - order.placedAt > lateOrderMs).map(orderAttention),
    ...unclaimedAttention(facts),
    ...(facts.exceptions === 0 ? [] : [exceptionAttention(facts.exceptions, facts.now)]),
  ];
  const rank = { danger: 0, warning: 1, info: 2 } as const;
  return found.toSorted((a, b) => rank[a.severity] - rank[b.severity] || a.since - b.since);
}

function databaseAttention(words: string, now: number): AttentionBody {
  return {
    id: 'database',
    since: now,
    severity: 'danger',
    words: {
      fr: `Rien ne peut être enregistré (${words}). Les écrans continuent. Le disque est-il plein ?`,
      en: `Nothing can be stored (${words}). The screens go on. Is the disk full?`,
    },
  };
}

function callAttention(call: ShopFacts['openCalls'][number], facts: ShopFacts): AttentionBody {
  const name = facts.devices.find((device) => device.deviceId === call.kioskId)?.name ?? { fr: call.kioskId, en: call.kioskId };
  return {
    id: `call-${call.callId}`,
    since: call.at,
    severity: 'danger',
    words: { fr: `Quelqu’un demande un conseil : ${name.fr}`, en: `Someone asks for help: ${name.en}` },
    deviceId: call.kioskId,
  };
}

const silence: Readonly<Partial<Record<DeviceRowBody['kind'], Texts>>> = {
  gateway: { fr: 'n’écoute plus : est-elle branchée ?', en: 'hears nothing: is it plugged in?' },
  screen: { fr: 'ne répond plus : l’écran est-il allumé ?', en: 'does not answer: is the screen on?' },
  kiosk: { fr: 'ne répond plus : la borne est-elle allumée ?', en: 'does not answer: is the kiosk on?' },
};

function deviceAttention(device: DeviceRowBody): AttentionBody[] {
  const since = device.lastSeenAt ?? 0;
  const found: AttentionBody[] = [];
  const words = silence[device.kind];
  // Not the moment it goes: a page that is loaded anew or a router that restarts comes back by itself.
  if (words !== undefined && device.lastSeenAt !== null && device.state === 'silent') {
    found.push(attention('silent', 'warning', since, device, words));
  }
  if (device.kind === 'gateway' && device.state === 'online' && device.words !== '') {
    found.push(attention('radio', 'warning', since, device, { fr: device.words, en: device.words }));
  }
  if (device.batteryPercent !== null && device.batteryPercent < lowBatteryPercent) {
    found.push(
      attention('battery', 'info', since, device, { fr: `pile à ${device.batteryPercent} %`, en: `battery at ${device.batteryPercent} %` }),
    );
  }
  if (device.connections >= stormConnections) {
    found.push(
      attention('storm', 'warning', since, device, {
        fr: `${device.connections} connexions en dix minutes : est-ce la radio, ou sa clé dans deux appareils ?`,
        en: `${device.connections} connections in ten minutes: is it the radio, or its credential in two devices?`,
      }),
    );
  }
  if (device.refusals >= manyRefusals) {
    found.push(
      attention('refusals', 'warning', since, device, {
        fr: `${device.refusals} messages refusés aujourd’hui : voir Appareils`,
        en: `${device.refusals} messages refused today: see Devices`,
      }),
    );
  }
  return found;
}

function attention(what: string, severity: AttentionBody['severity'], since: number, device: DeviceRowBody, words: Texts): AttentionBody {
  return {
    id: `${what}-${device.deviceId}`,
    since: Math.max(since, 1_577_836_800_000),
    severity,
    words: { fr: `${device.name.fr} : ${words.fr}`, en: `${device.name.en}: ${words.en}` },
    deviceId: device.deviceId,
  };
}

function unclaimedAttention({ devices, now }: ShopFacts): AttentionBody[] {
  const count = devices.filter((device) => device.state === 'unclaimed').length;
  if (count === 0) return [];
  return [
    {
      id: 'unclaimed',
      since: now,
      severity: 'info',
      words: { fr: `${count} appareils attendent leur code : voir Appareils`, en: `${count} devices wait for their code: see Devices` },
    },
  ];
}

function orderAttention(order: ShopFacts['ordersWaiting'][number]): AttentionBody {
  return {
    id: `order-${order.number}`,
    since: order.placedAt,
    severity: 'warning',
    words: {
      fr: `La commande ${order.number} attend depuis plus de 15 minutes`,
      en: `Order ${order.number} has waited for more than 15 minutes`,
    },
  };
}

function exceptionAttention(count: number, now: number): AttentionBody {
  return {
    id: 'sales-exceptions',
    since: now,
    severity: 'info',
    words: { fr: `${count} ventes à vérifier dans Ventes`, en: `${count} sales to look at under Sales` },
  };
}
