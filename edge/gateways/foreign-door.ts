import { answer, type Answer } from '#shared/contract/answer.ts';
import {
  forgetGatewayFormat,
  formatNames,
  listForeignGateways,
  listGatewayFormats,
  setGatewayFormat,
  type ForeignGatewayBody,
} from '#shared/contract/gateway-formats.ts';
import type { Sighting } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { maskTopic } from '../mask-topic.ts';
import { createForeignGateways, type ForeignGateway, type ForeignGateways } from './foreign-gateways.ts';
import { formatGuides } from './format-guides.ts';
import { allFormats } from './formats/all-formats.ts';
import type { GatewayFormat } from './formats/gateway-format.ts';
import type { HeardBatch, HeardHealth } from './formats/heard.ts';
import { spellTopic } from './formats/topic-pattern.ts';
import { forgetFormat, listForeignRecords, setFormat } from './gateway-records.ts';
import { createHearingCounts } from './hearing-counts.ts';

type OnHeard = (deviceId: string, format: GatewayFormat, batch: HeardBatch) => readonly Sighting[];

/** The door for gateways of other makes: who they are, what they may do, and what they say. */
export interface ForeignDoor extends Pick<ForeignGateways, 'mayPublish' | 'maySubscribe' | 'filters'> {
  readonly answers: readonly Answer[];
  isForeign(deviceId: string): boolean;
  /** Whether it is a phone that hears beacons, not a gateway that hears tags. */
  isPhone(deviceId: string): boolean;
  /** Takes a message; one of a stranger or a broken one is refused in words. `deviceId` is undefined through a broker of the shop's own. */
  hear(deviceId: string | undefined, topic: string, payload: Uint8Array): void;
  /** The one who takes what was heard; until there is one, it is lost. */
  onHeard(listener: OnHeard): void;
}

export interface ForeignDoorParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly isGateway: (deviceId: string) => boolean;
  readonly onHealth: (deviceId: string, health: HeardHealth) => void;
  readonly onRefused: (refusal: {
    readonly deviceId: string;
    readonly topic: string;
    readonly reason: string;
    readonly words: string;
  }) => void;
  /** Its rights are others now: what it has open must be closed. */
  readonly onChanged: (deviceId: string) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export async function createForeignDoor(parts: ForeignDoorParts): Promise<ForeignDoor> {
  const { records, clock } = parts;
  const gateways = createForeignGateways();
  const counts = createHearingCounts({ clock });
  let onHeard: OnHeard | undefined;
  await reload();

  async function reload(): Promise<void> {
    const rows = await records.read(listForeignRecords, null);
    gateways.replace(
      rows.flatMap(({ device_id: deviceId, format, source }) => {
        const known = formatNames.find((name) => name === format);
        return known === undefined ? [] : [{ deviceId, format: known, source }];
      }),
    );
  }

  function rowOf({ deviceId, format, source }: ForeignGateway): ForeignGatewayBody {
    return { deviceId, format, source, topics: allFormats[format].heard.map((topic) => spellTopic(topic, source)), ...counts.of(deviceId) };
  }

  function needGateway(deviceId: string): void {
    if (!parts.isGateway(deviceId)) throw new RefusedError(404, 'gateway-unknown', `there is no gateway "${deviceId}"`);
  }

  function take(deviceId: string | undefined, topic: string, payload: Uint8Array): void {
    for (const message of gateways.read(deviceId, topic, payload)) {
      if (message.kind === 'refused') parts.onRefused({ ...message, topic: maskTopic(topic) });
      else if (message.kind === 'health') parts.onHealth(message.deviceId, message.health);
      else {
        const sightings = onHeard?.(message.deviceId, message.format, message.batch) ?? [];
        const tagKeys = sightings.map(({ tagKey }) => tagKey);
        counts.note(message.deviceId, tagKeys, message.batch.beacons.length - sightings.length);
      }
    }
  }

  return {
    mayPublish: gateways.mayPublish,
    maySubscribe: gateways.maySubscribe,
    filters: gateways.filters,
    isForeign: (deviceId) => gateways.find(deviceId) !== undefined,
    isPhone(deviceId) {
      const gateway = gateways.find(deviceId);
      return gateway !== undefined && allFormats[gateway.format].isReversed === true;
    },
    hear(deviceId, topic, payload) {
      try {
        take(deviceId, topic, payload);
      } catch (error) {
        parts.onFailure(`gateway ${deviceId ?? maskTopic(topic)}`, error);
      }
    },
    onHeard(listener) {
      onHeard = listener;
    },
    answers: [
      answer(listGatewayFormats, () => ({
        formats: formatNames.map((format) => {
          const { heard, clock, filteredMs } = allFormats[format];
          return { format, ...formatGuides[format], topics: [...heard], clock, averagedSeconds: filteredMs / 1000 };
        }),
      })),
      answer(listForeignGateways, () => ({ gateways: gateways.list().map(rowOf) })),
      answer(setGatewayFormat, async ({ params: { deviceId }, body, caller }) => {
        needGateway(deviceId);
        if (body.source.toLowerCase() === 'aisle')
          throw new RefusedError(422, 'source-reserved', '"aisle" is the hub’s own name: choose another');
        await records.write(setFormat, { device_id: deviceId, ...body, by: authorOf(caller, clock.now()) });
        await reload();
        parts.onChanged(deviceId);
        return rowOf({ deviceId, ...body });
      }),
      answer(forgetGatewayFormat, async ({ params: { deviceId }, caller }) => {
        needGateway(deviceId);
        await records.write(forgetFormat, { deviceId, by: authorOf(caller, clock.now()) });
        await reload();
        parts.onChanged(deviceId);
        return { gateways: gateways.list().map(rowOf) };
      }),
    ],
  };
}
