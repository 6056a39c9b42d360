import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { visitMoved, zoneOccupancy, type FloorNowBody } from '#shared/contract/places.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { RegisteredTag } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from './broker/hub-bus.ts';
import type { Records } from './database/define.ts';
import type { Devices } from './devices/devices.ts';
import type { ForeignDoor } from './gateways/foreign-door.ts';
import { createGateways } from './gateways/gateways.ts';
import type { Phones } from './gateways/phones.ts';
import type { TagKnowledge } from './gateways/tag-knowledge.ts';
import type { Dwelling } from './offers/offers.ts';
import { createPresence } from './presence/presence.ts';
import type { FinalVisit } from './presence/presence-events.ts';
import type { Presence } from './presence/presence-parts.ts';
import type { Shoppers } from './shoppers/shoppers.ts';
import type { Survey } from './survey/survey.ts';

export interface JoinPresenceParts {
  readonly bus: HubBus;
  readonly database: Records;
  readonly clock: Clock;
  readonly log: Logger;
  readonly plan: FloorPlan;
  /** Tags that are carried for a survey are about no visit. */
  readonly survey: Pick<Survey, 'take' | 'readings'>;
  readonly shoppers: Shoppers;
  readonly devices: Devices;
  readonly foreign: ForeignDoor;
  readonly knowledge: TagKnowledge;
  readonly phones: Phones;
  readonly onFloor: (floor: FloorNowBody) => void;
  readonly onDwell: (dwelling: Dwelling) => void;
  readonly onVisitClosed: (visitId: string) => void;
  readonly onFinalVisit: (visit: FinalVisit) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

/** Joins what gateways hear to presence, and presence to the bus and the phones. */
export async function joinPresence(parts: JoinPresenceParts): Promise<Presence> {
  const { bus, clock, shoppers, devices, foreign } = parts;
  const occupancy = new Map<string, number>();

  const findTag = (tagKey: string): RegisteredTag | undefined => {
    const tag = shoppers.tag(tagKey);
    if (tag === undefined) return parts.phones.tag(tagKey);
    return { kind: tag.kind, shopperId: tag.shopperId ?? undefined };
  };

  const presence = createPresence({
    plan: parts.plan,
    surveyReadings: parts.survey.readings,
    findTag,
    findConsents: shoppers.consentsOf,
    clock,
    records: parts.database,
    makeVisitId: () => `v-${randomUUID()}`,
    listeners: {
      onFloor: parts.onFloor,
      onOccupancy({ zoneId, people, at }) {
        if (occupancy.get(zoneId) === people) return;
        occupancy.set(zoneId, people);
        void bus.publish(zoneOccupancy, { zoneId }, { at, people });
      },
      onDwell: parts.onDwell,
      onMoved: ({ visitId, ...move }) => void bus.publish(visitMoved, { visitId }, move),
      onPlace: ({ shopperId, zoneId }) => shoppers.sendPlace(shopperId, zoneId),
      onClosed: ({ visitId }) => parts.onVisitClosed(visitId),
      onFinal: parts.onFinalVisit,
      onFault: (fault) => parts.onFailure('presence', fault),
    },
  });

  const gateways = createGateways({
    bus,
    foreign,
    knowledge: parts.knowledge,
    records: parts.database,
    clock,
    findTag,
    onBatch(gatewayId, sightings, toldUntilAt) {
      // Another make says `offline` by its will and nothing when it is back.
      devices.note(gatewayId, foreign.isForeign(gatewayId) ? { online: true } : undefined);
      presence.hear(parts.survey.take(sightings));
      if (toldUntilAt !== undefined) presence.listened(gatewayId, toldUntilAt);
    },
    turn: parts.phones.turn,
    onFault: (fault) => parts.onFailure('gateways', fault),
  });
  await presence.start();
  return {
    ...presence,
    async stop() {
      await gateways.stop();
      await presence.stop();
    },
  };
}
