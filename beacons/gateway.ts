import { gatewayHealth, gatewaySightings } from '#shared/contract/gateways.ts';
import type { BodyOf } from '#shared/contract/define-message.ts';
import type { Bus } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { addressHexOf } from '#shared/radio/bytes.ts';
import { readAdvert } from '#shared/radio/read-advert.ts';
import type { Advertisement, Radio, RadioReport } from './radio/radio.ts';
import { createReportCollector } from './signal/collect-reports.ts';
import { type Batch, createSightingCollector } from './signal/collect-sightings.ts';
import { createStateKeeper } from './signal/keep-state.ts';
import { createOutbox } from './signal/outbox.ts';
import { createRate } from './signal/rate.ts';

export type HealthBody = BodyOf<typeof gatewayHealth>;

export interface GatewayParts {
  readonly bus: Bus;
  readonly gatewayId: string;
  readonly radio: Radio;
  readonly clock: Clock;
  readonly softwareVersion: string;
  /** Something an installer reading along should know. */
  readonly log: (words: string) => void;
  readonly mergeMs?: number;
}

const batchEveryMs = 1_000;
const healthEveryMs = 10_000;
const longestWords = 200;
const longestGoodbyeMs = 1_000;

/** What the broker says of a gateway that went without saying so. */
export function lastWill(at: number, softwareVersion: string): HealthBody {
  return {
    at,
    online: false,
    radio: 'missing',
    words: 'stopped or out of reach: is it plugged in and on the shop’s network?',
    softwareVersion,
    heardPerSecond: 0,
    droppedBatches: 0,
  };
}

/** Hears, parses, batches and publishes until `signal` aborts or the radio's recording is over. Leaves the bus open. */
export async function runGateway(parts: GatewayParts, signal: AbortSignal): Promise<void> {
  const { bus, gatewayId, radio, clock, softwareVersion, log } = parts;
  const collector = createSightingCollector({ clock, ...(parts.mergeMs === undefined ? {} : { mergeMs: parts.mergeMs }) });
  const reports = createReportCollector({ clock });
  const outbox = createOutbox<Batch>({ clock, publish: (batch) => bus.publish(gatewaySightings, { gatewayId }, batch) });
  const health = createStateKeeper<HealthBody>((body) => bus.publish(gatewayHealth, { gatewayId }, body));
  const heard = createRate(clock);
  let tags = new Set<string>();
  let seen = { tags: 0, perSecond: 0 };
  let report: RadioReport = { state: 'ok', words: 'starting' };

  const tellHealth = (online: boolean): void => {
    const words = report.state === 'ok' && seen.tags > 0 ? `hears ${seen.tags} ${seen.tags === 1 ? 'tag' : 'tags'}` : report.words;
    health.tell({
      at: clock.now(),
      online,
      radio: report.state,
      words: words.slice(0, longestWords),
      softwareVersion,
      heardPerSecond: seen.perSecond,
      droppedBatches: outbox.dropped(),
    });
  };
  const sendBatch = (): void => {
    const batch = collector.takeBatch(reports.takeReports());
    if (batch !== undefined) outbox.offer(batch);
  };
  const stops = [
    bus.onOnline((online) => {
      outbox.setOnline(online);
      health.setOnline(online);
      if (online) tellHealth(true);
    }),
    clock.every(batchEveryMs, sendBatch),
    clock.every(healthEveryMs, () => {
      seen = { tags: tags.size, perSecond: heard.takePerSecond() };
      tags = new Set();
      tellHealth(true);
    }),
  ];

  function hear(advertisement: Advertisement): void {
    heard.count();
    const reading = readAdvert(advertisement.bytes, addressHexOf(advertisement.address));
    for (const { key } of reading.tags) tags.add(key);
    collector.hear(advertisement, reading.tags);
    reports.hear(advertisement.address, reading);
  }

  try {
    await radio.listen(
      {
        onAdvertisement(advertisement) {
          try {
            hear(advertisement);
          } catch (cause) {
            // Thrown through a driver it would end the process or be taken for a broken packet.
            log(`${gatewayId}: an advertisement could not be taken in: ${String(cause)}`);
          }
        },
        onReport(next) {
          report = next;
          log(`${gatewayId}: ${next.words}`);
          tellHealth(true);
        },
      },
      signal,
    );
  } finally {
    sendBatch();
    report = { ...report, words: 'stopped' };
    seen = { tags: 0, perSecond: 0 };
    tellHealth(false);
    await Promise.race([health.settled(), new Promise<void>((resolve) => stops.push(clock.after(longestGoodbyeMs, resolve)))]);
    for (const stop of stops) stop();
  }
}
