import { zoneAt, type FloorPlan, type Placement } from '#shared/domain/floor-plan.ts';
import { rankWitnesses, rankZones } from './explain-place.ts';
import { createGridLocator } from './grid-locator.ts';
import type { LocatorSettings } from './locator-settings.ts';
import { usualPowerDbm } from './power-guess.ts';
import { usualTagHeightMetres } from './radio-model.ts';
import { createReceivers } from './receivers.ts';
import { createHeardSignals, createSignalWindow } from './signal-window.ts';
import { createStrongestReceiver } from './strongest-receiver.ts';
import type { Locator, Track } from './track.ts';

const windowSeconds = 2;
/** What was heard comes up to a second late, in a batch. */
const usualBatchMs = 1000;
const receiverRadiusMetres = 6;
const receiversForGrid = 3;

/** Locates on the grid where at least three receivers are placed on a plan; by the strongest receiver anywhere else. */
export function createLocator(plan: FloorPlan | undefined, settings: Partial<LocatorSettings> = {}): Locator {
  const { tagHeightMetres = usualTagHeightMetres, batchMs = usualBatchMs, survey, learnt } = settings;
  return plan !== undefined && plan.receivers.length >= receiversForGrid
    ? createGridLocator(plan, { tagHeightMetres, batchMs, survey, learnt })
    : createReceiverLocator(plan, batchMs);
}

/** The zone a receiver hangs in; without a plan the receiver's own id stands for the place around it. */
function zoneOfReceiver(plan: FloorPlan | undefined, receiverId: string, placement: Placement | undefined): string {
  return (plan !== undefined && placement !== undefined ? zoneAt(plan, placement.at)?.id : undefined) ?? receiverId;
}

function createReceiverLocator(plan: FloorPlan | undefined, batchMs: number): Locator {
  // A window is about its middle.
  const windowLagMs = batchMs + (windowSeconds * 1000) / 2;
  const receivers = createReceivers(plan);
  const heard = createHeardSignals();

  function follow(statedDbm: number | undefined): Track {
    const window = createSignalWindow(windowSeconds);
    const strongest = createStrongestReceiver();
    let leader = -1;
    let lastMs = 0;

    const placementOf = (receiver: number): Placement | undefined => plan?.receivers[receiver];
    const zoneOf = (receiver: number): string => zoneOfReceiver(plan, receivers.idOf(receiver), placementOf(receiver));

    return {
      hear(receiverId, rssiDbm, atMs) {
        const receiver = receivers.numberOf(receiverId);
        if (receiver !== undefined) window.hear(receiver, rssiDbm, atMs);
      },
      advance(atMs) {
        lastMs = atMs;
        window.summarise(atMs, heard);
        leader = strongest.advance(heard);
        if (leader === -1) return undefined;
        return { atMs: atMs - windowLagMs, zoneId: zoneOf(leader), at: placementOf(leader)?.at, radiusMetres: receiverRadiusMetres };
      },
      retrace: () => [],
      forgetWay: () => undefined,
      explain() {
        window.summarise(lastMs, heard);
        const witnesses = Array.from({ length: heard.count }, (_, nth) => ({
          receiverId: receivers.idOf(heard.receivers[nth] ?? 0),
          rssiDbm: strongest.rssiDbm(heard.receivers[nth] ?? 0) ?? heard.rssiDbm[nth] ?? 0,
          expectedDbm: undefined,
          likelihood: undefined,
        }));
        return {
          method: 'strongest-receiver',
          zoneId: leader === -1 ? null : zoneOf(leader),
          ...rankZones(leader === -1 ? [] : [{ zoneId: zoneOf(leader), share: 1 }]),
          at: placementOf(leader)?.at,
          radiusMetres: receiverRadiusMetres,
          powerDbm: statedDbm ?? usualPowerDbm,
          powerOffsetDb: 0,
          receivers: rankWitnesses(witnesses),
        };
      },
    };
  }

  return { follow, listened: () => undefined, hearReference: () => undefined, learnt: () => undefined };
}
