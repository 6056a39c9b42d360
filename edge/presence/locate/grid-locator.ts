import { isByDoor, type FloorPlan } from '#shared/domain/floor-plan.ts';
import { createFilterScratch, lagSeconds } from './belief-second.ts';
import { rankWitnesses, rankZones, type Explanation, type ReceiverWitness } from './explain-place.ts';
import { createEvidenceLog } from './evidence-log.ts';
import { createGridFilter } from './grid-filter.ts';
import type { LocatorSettings } from './locator-settings.ts';
import { createMotion } from './motion.ts';
import { createPatch, type Patch } from './patch.ts';
import { surveyedTrust, usualPowerDbm, type PowerLesson } from './power-guess.ts';
import { createRadioModel, likelihoodOf, misfitOf, widenScatter } from './radio-model.ts';
import { createReferenceLessons } from './reference-lessons.ts';
import { createReceiverOffsets, lessonWeight, unknownsOfPlace } from './receiver-offsets.ts';
import { createReceivers } from './receivers.ts';
import { createRetraces } from './retrace.ts';
import { createLostSeconds, createSilentReceivers, silenceMisfit } from './silence.ts';
import { createHeardSignals, createSignalWindow, type HeardSignals } from './signal-window.ts';
import { spreadOf, type Spread } from './spread.ts';
import { createLayStart } from './start-box.ts';
import type { Estimate, Locator, Track } from './track.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { leadingZone, sumZoneMass, zonesOfCells } from './zone-mass.ts';

const windowSeconds = 1;
/** A tag must have gone this far before its receivers are compared again: one that lies still only repeats itself. */
const lessonMetres = 0.5;

/** Fixed tags change nothing from one packet to the next. */
const packetsToRefresh = 100;

/** A survey says how each receiver hears each place, so what explains best is right; nothing more is learnt of the receivers. */
const surveyedLesson: PowerLesson = { confidence: 1, usualOffsetDb: 0, trust: surveyedTrust };

/** Locates by belief over the cells of a plan whose receivers are placed. */
export function createGridLocator(plan: FloorPlan, { tagHeightMetres, batchMs, survey, learnt }: LocatorSettings): Locator {
  const grid = walkableGrid(plan);
  const { cellCount, columns } = grid;
  const motion = createMotion(grid);
  const model = createRadioModel(grid, plan.receivers, { tagHeightMetres, survey });
  const references = createReferenceLessons(plan, plan.receivers);
  // A survey holds every receiver's own strength already; what else was learnt would count it twice.
  const offsets = createReceiverOffsets(plan.receivers, references, survey === undefined ? learnt : undefined);
  const receivers = createReceivers(plan);
  const zoneOfCell = zonesOfCells(grid, plan);
  const zoneIds = plan.zones.map(({ id }) => id);
  const byDoor = plan.zones.map((zone) => isByDoor(zone, plan));
  const scratch = createFilterScratch(cellCount);
  const layStart = createLayStart(grid, plan);
  const parts = { grid, model, motion, scratch, layStart, lesson: survey === undefined ? offsets : surveyedLesson };
  const createRetrace = createRetraces(parts);
  let referencePackets = 0;
  const everything = createHeardSignals();
  const corrected = createHeardSignals(model.receiverCount);
  const silent = createSilentReceivers(model.receiverCount);
  const hearing = { heard: corrected, silent };
  /** By receiver, until when it has told all it heard. */
  const toldUntilMs = new Float64Array(model.receiverCount).fill(Number.NEGATIVE_INFINITY);
  const belief = createPatch(cellCount);

  function idOfZone(zone: number): string | null {
    return plan.zones[zone]?.id ?? null;
  }

  /** What placed receivers heard, as it is and with their offsets taken off. */
  function takePlaced(raw: HeardSignals): void {
    raw.count = corrected.count = 0;
    for (let nth = 0; nth < everything.count; nth += 1) {
      const receiver = everything.receivers[nth] ?? 0;
      if (receiver >= model.receiverCount) continue;
      raw.receivers[raw.count] = corrected.receivers[raw.count] = receiver;
      raw.rssiDbm[raw.count] = everything.rssiDbm[nth] ?? 0;
      raw.sigmaDb[raw.count] = corrected.sigmaDb[raw.count] = everything.sigmaDb[nth] ?? 0;
      corrected.rssiDbm[raw.count] = (everything.rssiDbm[nth] ?? 0) - (offsets.offsetDb[receiver] ?? 0);
      raw.count = corrected.count = raw.count + 1;
    }
  }

  function hasTold(receiver: number, untilMs: number): boolean {
    return (toldUntilMs[receiver] ?? Number.NEGATIVE_INFINITY) >= untilMs;
  }

  /** Who has told all until `untilMs` and yet does not hear the tag; silence of a tag that nobody hears says nothing. */
  function takeSilent(raw: HeardSignals, untilMs: number, lostShare: number): void {
    silent.count = 0;
    silent.lostShare = lostShare;
    if (raw.count === 0) return;
    // Who heard is listed in the order of receivers, so one walk through both lists finds who did not.
    let next = 0;
    for (let receiver = 0; receiver < model.receiverCount; receiver += 1) {
      if (next < raw.count && raw.receivers[next] === receiver) next += 1;
      else if (hasTold(receiver, untilMs)) {
        silent.receivers[silent.count] = receiver;
        silent.offsetDb[silent.count] = offsets.offsetDb[receiver] ?? 0;
        silent.count += 1;
      }
    }
  }

  function meanLossDb(receiver: number, at: Patch): number {
    let loss = 0;
    let nth = 0;
    for (let row = at.top; row < at.bottom; row += 1) {
      const end = row * columns + at.right;
      for (let cell = row * columns + at.left; cell < end; cell += 1, nth += 1) {
        loss += (at.values[nth] ?? 0) * (model.lossDb[receiver * cellCount + cell] ?? 0);
      }
    }
    return loss;
  }

  function follow(statedDbm: number | undefined): Track {
    const window = createSignalWindow(windowSeconds);
    const filter = createGridFilter(parts, statedDbm !== undefined);
    const recent = Array.from({ length: lagSeconds + 1 }, () => createHeardSignals(model.receiverCount));
    const lost = createLostSeconds();
    const log = createEvidenceLog();
    const way = createRetrace();
    const mass = new Float32Array(plan.zones.length);
    const zones = { zoneIds, byDoor, shares: mass };
    let powerDbm = statedDbm ?? usualPowerDbm;
    let zone = -1;
    let spread: Spread | undefined;
    let lessonAt: Spread | undefined;
    let seconds = 0;
    let lastMs = 0;

    /** Compares what receivers heard `lagSeconds` ago with what they should have at the place that is known by now. */
    function learn(at: Spread): void {
      const moved =
        lessonAt === undefined ? lessonMetres : Math.hypot(at.at.xMetres - lessonAt.at.xMetres, at.at.yMetres - lessonAt.at.yMetres);
      const then = recent[(seconds + 1) % recent.length];
      if (then === undefined || then.count <= unknownsOfPlace || moved < lessonMetres) return;
      lessonAt = at;
      const weight = lessonWeight(then.count, at.radiusMetres);
      for (let nth = 0; nth < then.count; nth += 1) {
        const receiver = then.receivers[nth] ?? 0;
        const expectedDbm = powerDbm + filter.likeliestOffsetDb() - meanLossDb(receiver, belief);
        offsets.learn(receiver, (then.rssiDbm[nth] ?? 0) - expectedDbm, weight);
      }
      offsets.settle(statedDbm === undefined ? undefined : filter.likeliestOffsetDb(), weight);
    }

    /** What a receiver should hear of the tag where it is; undefined for one that is not on the plan. */
    function expectedDbm(receiver: number): number | undefined {
      if (receiver >= model.receiverCount || spread === undefined) return undefined;
      const column = Math.min(columns - 1, Math.max(0, Math.floor(spread.at.xMetres / grid.cellMetres)));
      const row = Math.min(grid.rows - 1, Math.max(0, Math.floor(spread.at.yMetres / grid.cellMetres)));
      const lossDb = model.lossDb[receiver * cellCount + row * columns + column] ?? 0;
      return powerDbm + filter.powerOffsetDb() + (offsets.offsetDb[receiver] ?? 0) - lossDb;
    }

    function witnesses(): ReceiverWitness[] {
      const heard = Array.from({ length: everything.count }, (_, nth): ReceiverWitness => {
        const receiver = everything.receivers[nth] ?? 0;
        const rssiDbm = everything.rssiDbm[nth] ?? 0;
        const expected = expectedDbm(receiver);
        const likelihood =
          expected === undefined
            ? undefined
            : likelihoodOf(misfitOf(expected - rssiDbm, widenScatter(model.scatter, everything.sigmaDb[nth] ?? 0)));
        return { receiverId: receivers.idOf(receiver), rssiDbm, expectedDbm: expected, likelihood };
      });
      takePlaced(corrected);
      takeSilent(corrected, lastMs - batchMs, lost.share());
      const inVain = Array.from({ length: silent.count }, (_, nth): ReceiverWitness => {
        const receiver = silent.receivers[nth] ?? 0;
        const expected = expectedDbm(receiver);
        const likelihood = expected === undefined ? undefined : likelihoodOf(silenceMisfit(expected, lost.share()));
        return { receiverId: receivers.idOf(receiver), rssiDbm: undefined, expectedDbm: expected, likelihood };
      });
      return [...heard, ...inVain];
    }

    function explain(): Explanation {
      window.summarise(lastMs - batchMs, everything);
      return {
        method: 'grid',
        zoneId: idOfZone(zone),
        ...rankZones(plan.zones.map(({ id }, nth) => ({ zoneId: id, share: mass[nth] ?? 0 }))),
        at: spread?.at,
        radiusMetres: spread?.radiusMetres ?? 0,
        powerDbm,
        powerOffsetDb: filter.powerOffsetDb(),
        receivers: rankWitnesses(witnesses()),
      };
    }

    return {
      explain,
      retrace: (isOver) => way.take(log, { powerDbm: powerDbm + filter.powerOffsetDb(), offsetDb: offsets.offsetDb }, isOver),
      forgetWay: () => log.drop(log.seconds),
      hear(receiverId, rssiDbm, atMs, heardPowerDbm, sigmaDb) {
        const receiver = receivers.numberOf(receiverId);
        if (receiver !== undefined) window.hear(receiver, rssiDbm, atMs, sigmaDb);
        if (heardPowerDbm !== undefined) powerDbm = heardPowerDbm;
      },
      advance(atMs): Estimate | undefined {
        lastMs = atMs;
        seconds += 1;
        window.summarise(atMs - batchMs, everything);
        const raw = recent[seconds % recent.length];
        if (raw === undefined) return undefined;
        takePlaced(raw);
        if (raw.count > 0) lost.note(raw, (receiver) => hasTold(receiver, atMs - batchMs));
        takeSilent(raw, atMs - batchMs, lost.share());
        filter.advance(hearing, powerDbm);
        if (raw.count > 0 || log.seconds > 0) log.note(atMs - batchMs, raw, silent);
        if (!filter.lookBack(belief)) return undefined;
        sumZoneMass(belief, zoneOfCell, grid, mass);
        zone = leadingZone(mass, zone);
        spread = spreadOf(belief, grid);
        if (survey === undefined) learn(spread);
        return { atMs: atMs - batchMs - lagSeconds * 1000, zoneId: idOfZone(zone), zones, ...spread };
      },
    };
  }

  return {
    follow,
    listened(receiverId, untilMs) {
      const receiver = receivers.numberOf(receiverId);
      if (receiver !== undefined && receiver < model.receiverCount) toldUntilMs[receiver] = untilMs;
    },
    hearReference(tagKey, receiverId, rssiDbm, powerDbm) {
      const receiver = receivers.numberOf(receiverId);
      if (receiver === undefined || survey !== undefined) return;
      references.hear(tagKey, receiver, rssiDbm, powerDbm ?? usualPowerDbm);
      referencePackets += 1;
      if (referencePackets % packetsToRefresh === 0) offsets.refresh();
    },
    learnt: () => (survey === undefined ? offsets.learnt() : learnt),
  };
}
