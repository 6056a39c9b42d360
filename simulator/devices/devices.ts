import { postTransaction, tillOutcome, tillTransaction, type TransactionBody } from '#shared/contract/sales.ts';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import type { InFlight } from '../in-flight.ts';
import type { Connector } from './connect-device.ts';
import { createEventOutbox, type EventOutbox } from './event-outbox.ts';

export interface PlacedDevice {
  readonly deviceId: string;
  readonly at: Point;
}

/** The devices of one kind that stand somewhere. */
export function placedOf(pass: SimulatorPass, kind: SimulatorPass['devices'][number]['kind']): readonly PlacedDevice[] {
  return pass.devices.flatMap(({ deviceId, kind: its, at }) => (its === kind && at !== null ? [{ deviceId, at }] : []));
}

/** How a till reaches the hub. */
export interface TillLink {
  readonly tillId: string;
  readonly http: HttpClient;
  readonly outbox: EventOutbox<TransactionBody>;
}

export interface TillLinkParts {
  readonly pass: SimulatorPass;
  readonly credentials: ReadonlyMap<string, string>;
  readonly connector: Connector;
  readonly inFlight: InFlight;
  readonly clock: Clock;
  readonly say: (words: string) => void;
}

const mostReceipts = 200;

/** The first till, the third, … speak MQTT, the others HTTP: a shop's tills are seldom of one make. */
export function linkTills({ pass, credentials, connector, inFlight, clock, say }: TillLinkParts): readonly TillLink[] {
  return placedOf(pass, 'till').flatMap(({ deviceId: tillId }, place) => {
    const credential = credentials.get(tillId);
    if (credential === undefined) return [];
    const headers = () => ({ authorization: `Bearer ${tillId}.${credential}` });
    const http = inFlight.http(createHttpClient({ baseUrl: pass.http, headers }));
    const onRefused = (words: string): void => say(`${tillId}: the hub refused a receipt: ${words}`);
    const bus = place % 2 === 0 ? connector.connect(tillId) : undefined;
    bus?.on(tillOutcome, ({ sequence, outcome }) => say(`${tillId}: ${sequence} ${outcome}`));
    const send = (body: TransactionBody): Promise<unknown> =>
      bus === undefined ? http.call(postTransaction, { body }) : bus.publish(tillTransaction, { tillId }, body);
    return [{ tillId, http, outbox: createEventOutbox({ send, most: mostReceipts, clock, onRefused }) }];
  });
}
