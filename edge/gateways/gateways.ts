import { gatewaySightings } from '#shared/contract/gateways.ts';
import type { ButtonPress } from '#shared/domain/button-press.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { createAcceptSightings, type Refusals } from './accept-sightings.ts';
import { createEidResolver, type EidResolver } from './eid-resolver.ts';
import type { ForeignDoor } from './foreign-door.ts';
import { countOthers, readIdentities } from './gateway-records.ts';
import { createTagReports, type TagHealth } from './tag-reports.ts';

const countMs = 60_000;

export interface GatewaysParts {
  readonly bus: HubBus;
  /** Where gateways of other makes come in. */
  readonly foreign: Pick<ForeignDoor, 'onHeard'>;
  readonly records: Records;
  readonly clock: Clock;
  readonly findTag: (tagKey: string) => RegisteredTag | undefined;
  /** Called for each batch, also when nothing in it was let in: the gateway lives. */
  readonly onBatch: (gatewayId: string, sightings: readonly Sighting[]) => void;
  readonly onPress?: (tagKey: TagKey, press: ButtonPress) => void;
  readonly onFault: (fault: unknown) => void;
}

export interface Gateways {
  /** What was not let in since the start, for health. */
  readonly refusals: Refusals;
  healthOf(tagKey: TagKey): TagHealth;
  /** Takes a beacon whose identity changes into account from now on. */
  readonly addEid: EidResolver['add'];
  /** Stops listening to the minute and writes the last count. */
  stop(): Promise<void>;
}

/** Hears every gateway's batches and hands on what may be handed on; writes one number a minute about the rest. */
export async function createGateways(parts: GatewaysParts): Promise<Gateways> {
  const { bus, foreign, records, clock, findTag, onBatch, onFault } = parts;
  const eids = createEidResolver({ clock });
  for (const row of await records.read(readIdentities, null)) {
    eids.add({
      tagKey: row.tag_key,
      identityKey: Buffer.from(row.identity_key, 'hex'),
      rotationExponent: row.rotation_exponent,
      zeroAtMs: row.zero_at,
      checkedAtMs: row.checked_at,
    });
  }
  const reports = await createTagReports({ records, clock, ...(parts.onPress === undefined ? {} : { onPress: parts.onPress }) });
  const accepting = createAcceptSightings({ findTag, resolveEid: eids.resolve, onReport: reports.note, clock });

  async function keep(): Promise<void> {
    try {
      const others = accepting.takeOthers();
      if (others > 0) await records.write(countOthers, { at: clock.now(), others });
      await reports.flush();
    } catch (fault) {
      onFault(fault);
    }
  }

  bus.on(gatewaySightings, (batch, { gatewayId }) => {
    onBatch(gatewayId, accepting.accept(gatewayId, batch));
  });
  foreign.onHeard((deviceId, format, batch) => {
    const sightings = accepting.acceptForeign(deviceId, format, batch);
    onBatch(deviceId, sightings);
    return sightings;
  });
  const stopKeeping = clock.every(countMs, () => void keep());

  return {
    refusals: accepting.refusals,
    healthOf: reports.healthOf,
    addEid: eids.add,
    async stop() {
      stopKeeping();
      await keep();
    },
  };
}
