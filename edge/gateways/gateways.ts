import { gatewaySightings } from '#shared/contract/gateways.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { createAcceptSightings, type Refusals } from './accept-sightings.ts';
import { countOthers } from './gateway-records.ts';

const countMs = 60_000;

export interface GatewaysParts {
  readonly bus: HubBus;
  readonly records: Records;
  readonly clock: Clock;
  readonly findTag: (tagKey: string) => RegisteredTag | undefined;
  /** Called for each batch, also when nothing in it was let in: the gateway lives. */
  readonly onBatch: (gatewayId: string, sightings: readonly Sighting[]) => void;
  readonly onFault: (fault: unknown) => void;
}

export interface Gateways {
  /** What was not let in since the start, for health. */
  readonly refusals: Refusals;
  /** Stops listening to the minute and writes the last count. */
  stop(): Promise<void>;
}

/** Hears every gateway's batches and hands on what may be handed on; writes one number a minute about the rest. */
export function createGateways({ bus, records, clock, findTag, onBatch, onFault }: GatewaysParts): Gateways {
  const accepting = createAcceptSightings({ findTag, clock });

  async function count(): Promise<void> {
    const others = accepting.takeOthers();
    if (others === 0) return;
    try {
      await records.write(countOthers, { at: clock.now(), others });
    } catch (fault) {
      onFault(fault);
    }
  }

  bus.on(gatewaySightings, (batch, { gatewayId }) => {
    onBatch(gatewayId, accepting.accept(gatewayId, batch));
  });
  const stopCounting = clock.every(countMs, () => void count());

  return {
    refusals: accepting.refusals,
    async stop() {
      stopCounting();
      await count();
    },
  };
}
