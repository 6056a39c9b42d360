import { gatewayHealth, gatewaySightings, type SightingBody } from '#shared/contract/gateways.ts';
import type { BodyOf } from '#shared/contract/define-message.ts';
import type { Clock } from '#shared/link/clock.ts';
import { statedPowerDbm, type Heard } from '../radio/air.ts';
import { softwareVersion, type Connector } from './connect-device.ts';

/** A gateway that hears what the simulated air carries to it. */
export interface Gateway {
  readonly gatewayId: string;
  hear(heard: Heard): void;
  /** Sends what it heard since the last time; `others` unknown advertisers were around. */
  sendBatch(others: number): void;
  stop(): void;
}

const mostSightings = 500;
const mostAgoMs = 60_000;

type Health = BodyOf<typeof gatewayHealth>;

function healthOf(at: number, state: Pick<Health, 'online' | 'radio' | 'words' | 'heardPerSecond'>): Health {
  return { at, softwareVersion, droppedBatches: 0, ...state };
}

export interface GatewayParts {
  readonly gatewayId: string;
  readonly connector: Connector;
  readonly clock: Clock;
  readonly healthEveryMs: number;
}

/** Undefined when this gateway's credential is not ours. */
export function createGateway({ gatewayId, connector, clock, healthEveryMs }: GatewayParts): Gateway | undefined {
  const words = 'the simulator that plays this gateway has stopped';
  const will = healthOf(clock.now(), { online: false, radio: 'missing', words, heardPerSecond: 0 });
  const bus = connector.connect(gatewayId, { definition: gatewayHealth, body: will });
  if (bus === undefined) return undefined;
  let sightings: Heard[] = [];
  let tags = new Set<string>();
  let heardCount = 0;
  let sequence = 0;

  // A publish that fails is a hub that went away: the next one comes in a moment and is as good.
  const tellHealth = (): void => {
    if (!bus.isOnline()) return;
    const count = `simulated; hears ${tags.size} ${tags.size === 1 ? 'tag' : 'tags'}`;
    const body = healthOf(clock.now(), {
      online: true,
      radio: 'ok',
      words: count,
      heardPerSecond: Math.round(heardCount) / (healthEveryMs / 1000),
    });
    bus.publish(gatewayHealth, { gatewayId }, body).catch(() => undefined);
    tags = new Set();
    heardCount = 0;
  };
  const stops = [clock.every(healthEveryMs, tellHealth), bus.onOnline((online) => void (online && tellHealth()))];

  return {
    gatewayId,
    hear(heard) {
      sightings.push(heard);
      tags.add(heard.tagKey);
      heardCount += 1;
    },
    sendBatch(others) {
      const at = clock.now();
      const batch = sightings.slice(-mostSightings).map((heard): SightingBody => ({
        tag: heard.tagKey,
        rssiDbm: heard.rssiDbm,
        agoMs: Math.min(mostAgoMs, Math.max(0, Math.round(at - heard.atMs))),
        powerDbm: statedPowerDbm,
      }));
      sightings = [];
      sequence += 1;
      if (bus.isOnline()) bus.publish(gatewaySightings, { gatewayId }, { at, sequence, sightings: batch, others }).catch(() => undefined);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
