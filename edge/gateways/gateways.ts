import { gatewaySightings } from '#shared/contract/gateways.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { createAcceptSightings, type Refusals } from './accept-sightings.ts';
import type { ForeignDoor } from './foreign-door.ts';
import type { EidClock } from './eid-resolver.ts';
import { countOthers, keepIdentities } from './gateway-records.ts';
import type { TagKnowledge } from './tag-knowledge.ts';

const countMs = 60_000;

export interface GatewaysParts {
  readonly bus: HubBus;
  /** Where gateways of other makes come in. */
  readonly foreign: Pick<ForeignDoor, 'onHeard'>;
  readonly knowledge: TagKnowledge;
  readonly records: Records;
  readonly clock: Clock;
  readonly findTag: (tagKey: string) => RegisteredTag | undefined;
  /** Called for each batch, also when nothing in it was let in: the gateway lives. `toldUntilAt` as `AcceptSightings.toldUntil`. */
  readonly onBatch: (gatewayId: string, sightings: readonly Sighting[], toldUntilAt: number | undefined) => void;
  /** Turns round what a phone heard: it is located by the beacons. */
  readonly turn?: (deviceId: string, heard: readonly Sighting[]) => readonly Sighting[];
  readonly onFault: (fault: unknown) => void;
}

export interface Gateways {
  /** What was not let in since the start, for health. */
  readonly refusals: Refusals;
  /** Stops listening to the minute and writes the last count. */
  stop(): Promise<void>;
}

/** Hears every gateway's batches and hands on what may be handed on; writes one number a minute about the rest. */
export function createGateways(parts: GatewaysParts): Gateways {
  const { bus, foreign, records, clock, findTag, onBatch, onFault } = parts;
  const { reports, eids } = parts.knowledge;
  const accepting = createAcceptSightings({ findTag, resolveEid: eids.resolve, onReport: reports.note, clock });

  async function keep(): Promise<void> {
    try {
      const others = accepting.takeOthers();
      if (others > 0) await records.write(countOthers, { at: clock.now(), others });
      await reports.flush();
      const clocks = eids.takeChecked();
      if (clocks.length > 0) await records.write(keepIdentities, clocks.map(clockRecord));
    } catch (fault) {
      onFault(fault);
    }
  }

  bus.on(gatewaySightings, (batch, { gatewayId }) => {
    const sightings = accepting.accept(gatewayId, batch);
    onBatch(gatewayId, sightings, accepting.toldUntil(gatewayId));
  });
  foreign.onHeard((deviceId, format, batch) => {
    const accepted = accepting.acceptForeign(deviceId, format, batch);
    const sightings = format.isReversed === true ? (parts.turn?.(deviceId, accepted) ?? []) : accepted;
    onBatch(deviceId, sightings, undefined);
    return sightings;
  });
  const stopKeeping = clock.every(countMs, () => void keep());

  return {
    refusals: accepting.refusals,
    async stop() {
      stopKeeping();
      await keep();
    },
  };
}

function clockRecord({ tagKey, zeroAtMs, checkedAtMs }: EidClock) {
  return { tag_key: tagKey, zero_at: zeroAtMs, checked_at: checkedAtMs };
}
