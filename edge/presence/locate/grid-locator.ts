import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { rankZones, type Explanation, type ReceiverWitness } from './explain-place.ts';
import { createFilterScratch, createGridFilter, lagSeconds } from './grid-filter.ts';
import { createMotion } from './motion.ts';
import { usualPowerDbm } from './power-guess.ts';
import { createRadioModel, likelihoodOf, misfitOf } from './radio-model.ts';
import { createReceivers } from './receivers.ts';
import { createHeardSignals, createSignalWindow } from './signal-window.ts';
import { spreadOf, type Spread } from './spread.ts';
import type { Estimate, Locator, Track } from './track.ts';
import { walkableGrid } from './walkable-grid.ts';
import { leadingZone, sumZoneMass, zonesOfCells } from './zone-mass.ts';

const windowSeconds = 2;
/** A window is about its middle, and its packets came up to a second late in a batch. */
const windowLagSeconds = windowSeconds / 2 + 1;

/** Locates by belief over the cells of a plan whose receivers are placed. */
export function createGridLocator(plan: FloorPlan, tagHeightMetres: number): Locator {
  const grid = walkableGrid(plan);
  const { cellCount } = grid;
  const motion = createMotion(grid);
  const model = createRadioModel(grid, plan.receivers, tagHeightMetres);
  const receivers = createReceivers(plan);
  const zoneOfCell = zonesOfCells(grid, plan);
  const scratch = createFilterScratch(cellCount);
  const heard = createHeardSignals();
  const belief = new Float32Array(cellCount);

  function idOfZone(zone: number): string | null {
    return plan.zones[zone]?.id ?? null;
  }

  function nearestCell({ at }: Spread): number {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let cell = 0; cell < cellCount; cell += 1) {
      const metres = Math.hypot((grid.xMetres[cell] ?? 0) - at.xMetres, (grid.yMetres[cell] ?? 0) - at.yMetres);
      if (metres >= least) continue;
      nearest = cell;
      least = metres;
    }
    return nearest;
  }

  function follow(statedDbm: number | undefined): Track {
    const window = createSignalWindow(windowSeconds);
    const filter = createGridFilter({ cellCount, model, motion, scratch }, statedDbm !== undefined);
    const mass = new Float32Array(plan.zones.length);
    let powerDbm = statedDbm ?? usualPowerDbm;
    let zone = -1;
    let spread: Spread | undefined;
    let lastMs = 0;

    function witness(receiver: number, rssiDbm: number, cell: number): ReceiverWitness {
      const receiverId = receivers.idOf(receiver);
      const lossDb = receiver < model.receiverCount ? model.lossDb[receiver * cellCount + cell] : undefined;
      if (lossDb === undefined) return { receiverId, rssiDbm, expectedDbm: undefined, likelihood: undefined };
      const expectedDbm = powerDbm + filter.powerOffsetDb() - lossDb;
      return { receiverId, rssiDbm, expectedDbm, likelihood: likelihoodOf(misfitOf(expectedDbm - rssiDbm)) };
    }

    function explain(): Explanation {
      window.summarise(lastMs, heard);
      const cell = spread === undefined ? 0 : nearestCell(spread);
      const witnesses = Array.from({ length: heard.count }, (_, nth) => witness(heard.receivers[nth] ?? 0, heard.rssiDbm[nth] ?? 0, cell));
      return {
        method: 'grid',
        zoneId: idOfZone(zone),
        ...rankZones(plan.zones.map(({ id }, nth) => ({ zoneId: id, share: mass[nth] ?? 0 }))),
        at: spread?.at,
        radiusMetres: spread?.radiusMetres ?? 0,
        powerDbm,
        powerOffsetDb: filter.powerOffsetDb(),
        receivers: witnesses.toSorted((a, b) => b.rssiDbm - a.rssiDbm),
      };
    }

    return {
      explain,
      hear(receiverId, rssiDbm, atMs, heardPowerDbm) {
        const receiver = receivers.numberOf(receiverId);
        if (receiver !== undefined) window.hear(receiver, rssiDbm, atMs);
        if (heardPowerDbm !== undefined) powerDbm = heardPowerDbm;
      },
      advance(atMs): Estimate | undefined {
        lastMs = atMs;
        window.summarise(atMs, heard);
        filter.advance(heard, powerDbm);
        if (!filter.lookBack(belief)) return undefined;
        sumZoneMass(belief, zoneOfCell, mass);
        zone = leadingZone(mass, zone);
        spread = spreadOf(belief, grid);
        return { atMs: atMs - (lagSeconds + windowLagSeconds) * 1000, zoneId: idOfZone(zone), ...spread };
      },
    };
  }

  return { follow };
}
