import { randomUUID } from 'node:crypto';
import type { MeasurementBody } from '#shared/contract/survey.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import type { Sighting } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { ReadingRow, StoredPoint } from './survey-records.ts';
import { pointIdOf } from './survey-rules.ts';

/** Long enough for twenty packets of a slow tag, short enough that nobody shifts from foot to foot. */
const listenSeconds = 12;
/** Gateways send once a second; what is heard at the end comes a little later. */
const lateSeconds = 1.5;
const rememberSeconds = 60;
/** After the last measurement the surveyor still walks about with the tag. */
const surveyGoesOnSeconds = 300;
const usualPowerDbm = -59;

interface Listening {
  readonly measurementId: string;
  readonly owner: string;
  readonly at: Point;
  readonly tagKey: string;
  readonly tagHeightMetres: number;
  readonly isSuggested: boolean;
  readonly beganMs: number;
  readonly beganSteadyMs: number;
  readonly heard: Map<string, number[]>;
  readonly powers: number[];
  state: MeasurementBody['state'];
  isStopped: boolean;
}

export interface StartListening {
  readonly owner: string;
  readonly at: Point;
  readonly tagKey: string;
  readonly tagHeightMetres: number;
  readonly isSuggested: boolean;
}

export interface ListeningDesk {
  start(wanted: StartListening): MeasurementBody;
  read(measurementId: string): MeasurementBody | undefined;
  stop(measurementId: string): void;
  /** Takes what belongs to a survey; answers what does not. */
  take(sightings: readonly Sighting[]): readonly Sighting[];
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2;
}

/** Listens to tags that are carried for a survey. Everything here is in memory: a measurement interrupted by a restart is done again. */
export function createListening(parts: {
  readonly clock: Clock;
  readonly plan: () => FloorPlan;
  readonly planId: () => number;
  /** Called with every measurement that heard something. */
  readonly onMeasured: (point: StoredPoint) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}): ListeningDesk {
  const { clock } = parts;
  const desk = new Map<string, Listening>();
  /** When each tag was last measured with: until a while later it counts for no visit. */
  const carriedAt = new Map<string, number>();

  function bodyOf(one: Listening): MeasurementBody {
    return {
      measurementId: one.measurementId,
      pointId: pointIdOf(one.at),
      at: one.at,
      tagKey: one.tagKey,
      seconds: Math.min(listenSeconds, (clock.monotonic() - one.beganSteadyMs) / 1000),
      wantedSeconds: listenSeconds,
      receivers: [...one.heard]
        .map(([receiverId, strengths]) => ({ receiverId, packets: strengths.length, rssiDbm: medianOf(strengths) }))
        .toSorted((a, b) => b.rssiDbm - a.rssiDbm),
      state: one.state,
    };
  }

  function pointOf(one: Listening): StoredPoint {
    const readings = parts.plan().receivers.map(({ deviceId, at, heightMetres }): ReadingRow => {
      const strengths = one.heard.get(deviceId) ?? [];
      return {
        receiverId: deviceId,
        rssiDbm: strengths.length === 0 ? null : medianOf(strengths),
        packets: strengths.length,
        ...at,
        heightMetres,
      };
    });
    return {
      pointId: pointIdOf(one.at),
      planId: parts.planId(),
      ...one.at,
      tagHeightMetres: one.tagHeightMetres,
      powerDbm: one.powers.length === 0 ? usualPowerDbm : medianOf(one.powers),
      isSuggested: one.isSuggested ? 1 : 0,
      measuredAt: clock.now(),
      readings,
    };
  }

  async function finish(one: Listening): Promise<void> {
    if (one.isStopped) return;
    clock.after(rememberSeconds * 1000, () => desk.delete(one.measurementId));
    const point = pointOf(one);
    if (point.readings.every(({ packets }) => packets === 0)) {
      one.state = 'unheard';
      return;
    }
    try {
      await parts.onMeasured(point);
      one.state = 'kept';
    } catch (fault) {
      one.state = 'failed';
      parts.onFault(fault);
    }
  }

  function stop(measurementId: string): void {
    const one = desk.get(measurementId);
    if (one === undefined) return;
    one.isStopped = true;
    desk.delete(measurementId);
  }

  return {
    start(wanted) {
      for (const one of desk.values()) if (one.owner === wanted.owner && one.state === 'listening') stop(one.measurementId);
      const one: Listening = {
        ...wanted,
        measurementId: randomUUID(),
        beganMs: clock.now(),
        beganSteadyMs: clock.monotonic(),
        heard: new Map(),
        powers: [],
        state: 'listening',
        isStopped: false,
      };
      desk.set(one.measurementId, one);
      carriedAt.set(one.tagKey, one.beganMs);
      clock.after((listenSeconds + lateSeconds) * 1000, () => void finish(one));
      return bodyOf(one);
    },
    read(measurementId) {
      const one = desk.get(measurementId);
      return one === undefined ? undefined : bodyOf(one);
    },
    stop,
    take(sightings) {
      if (carriedAt.size === 0) return sightings;
      const oldest = clock.now() - surveyGoesOnSeconds * 1000;
      for (const [tagKey, at] of carriedAt) if (at < oldest) carriedAt.delete(tagKey);
      for (const one of desk.values()) {
        if (one.state !== 'listening') continue;
        for (const { tagKey, receiverId, rssiDbm, atMs, powerDbm } of sightings) {
          if (tagKey !== one.tagKey || atMs < one.beganMs || atMs > one.beganMs + listenSeconds * 1000) continue;
          const strengths = one.heard.get(receiverId);
          if (strengths === undefined) one.heard.set(receiverId, [rssiDbm]);
          else strengths.push(rssiDbm);
          if (powerDbm !== undefined) one.powers.push(powerDbm);
        }
      }
      return sightings.filter(({ tagKey }) => !carriedAt.has(tagKey));
    },
  };
}
