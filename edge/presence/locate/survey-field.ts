import { metresBetween, type Placement, type Point } from '#shared/domain/floor-plan.ts';
import { lossOver } from './radio-model.ts';
import { factorise, type Solved } from './solve-positive.ts';

/** What one receiver heard of a tag of known power that stood at a known place: the median over ten seconds or more. */
export interface SurveyReading {
  readonly at: Point;
  readonly tagHeightMetres: number;
  readonly receiverId: string;
  readonly rssiDbm: number;
  readonly powerDbm: number;
}

/** How much stronger than over free distance a receiver hears each place. */
export interface SurveyField {
  /** In decibels; a receiver's mean far from every surveyed place, nought for a receiver that was not surveyed. */
  residualDb(receiverId: string, at: Point): number;
}

/** How far fields of different places differ, as a standard deviation: walls, shelves, pillars. */
const shadowingDb = 3;
/** What differs from one standing place to the next and no field can know: the fading of two hand's breadths. */
const fadingDb = 3;
/** A receiver's own mean counts fully once it heard far more places than this; before, all receivers' mean stands in for it. */
const doubtPlaces = 2;
/** Shadowing is forgotten over these many metres, whichever explains a shop's readings best: partitions or open floor. */
const lengthsMetres = [3, 6, 12, 24] as const;

interface Surveyed {
  readonly receiverId: string;
  readonly places: readonly Point[];
  readonly residualsDb: readonly number[];
}

/** A receiver's field once it is solved: its mean, and the weight of each surveyed place. */
interface Fitted {
  readonly meanDb: number;
  readonly places: readonly Point[];
  readonly weights: Float64Array;
}

interface Fit {
  readonly lengthMetres: number;
  readonly logLikelihood: number;
  readonly fields: ReadonlyMap<string, Fitted>;
}

/** Nought of nothing. */
function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function residualsOf(readings: readonly SurveyReading[], { deviceId, at, heightMetres }: Placement): Surveyed {
  const own = readings.filter(({ receiverId }) => receiverId === deviceId);
  return {
    receiverId: deviceId,
    places: own.map((reading) => reading.at),
    residualsDb: own.map(({ at: place, tagHeightMetres, rssiDbm, powerDbm }) => {
      const metres = Math.hypot(metresBetween(place, at), heightMetres - tagHeightMetres);
      return rssiDbm - (powerDbm - lossOver(metres));
    }),
  };
}

/** Shadowing fades exponentially with distance (Gudmundson, Electronics Letters 27(23), 1991). */
function covariance(a: Point, b: Point, lengthMetres: number): number {
  return shadowingDb ** 2 * Math.exp(-metresBetween(a, b) / lengthMetres);
}

/** Fits all receivers' fields with one length, and says how likely their readings are under it. */
function fitFields(surveyed: readonly Surveyed[], commonDb: number, lengthMetres: number): Fit {
  const fields = new Map<string, Fitted>();
  // Receivers that heard the same places share a factorisation: in most shops that is all of them.
  const solvedOf = new Map<string, Solved>();
  let logLikelihood = 0;
  for (const { receiverId, places, residualsDb } of surveyed) {
    const name = places.map(({ xMetres, yMetres }) => `${xMetres} ${yMetres}`).join();
    const solved =
      solvedOf.get(name) ??
      factorise(
        places.map((a, row) =>
          Float64Array.from(places, (b, column) => covariance(a, b, lengthMetres) + (row === column ? fadingDb ** 2 : 0)),
        ),
      );
    solvedOf.set(name, solved);
    const meanDb = commonDb + ((meanOf(residualsDb) - commonDb) * places.length) / (places.length + doubtPlaces);
    const awayDb = residualsDb.map((residualDb) => residualDb - meanDb);
    const weights = solved.solve(awayDb);
    logLikelihood -= solved.halfLogDeterminant + awayDb.reduce((sum, away, nth) => sum + away * (weights[nth] ?? 0), 0) / 2;
    fields.set(receiverId, { meanDb, places, weights });
  }
  return { lengthMetres, logLikelihood, fields };
}

/**
 * Smooths readings into a field per receiver: Gaussian process regression (Rasmussen & Williams 2006, algorithm 2.1) around free
 * space, its length the one of greatest marginal likelihood. Where nobody surveyed a field falls back to its receiver's mean.
 */
export function createSurveyField(readings: readonly SurveyReading[], receivers: readonly Placement[]): SurveyField {
  const surveyed = receivers.map((receiver) => residualsOf(readings, receiver)).filter(({ places }) => places.length > 0);
  const commonDb = meanOf(surveyed.map(({ residualsDb }) => meanOf(residualsDb)));
  const [best] = lengthsMetres
    .map((lengthMetres) => fitFields(surveyed, commonDb, lengthMetres))
    .toSorted((a, b) => b.logLikelihood - a.logLikelihood);
  return {
    residualDb(receiverId, at) {
      const field = best?.fields.get(receiverId);
      if (best === undefined || field === undefined) return 0;
      return field.places.reduce(
        (sum, place, nth) => sum + (field.weights[nth] ?? 0) * covariance(place, at, best.lengthMetres),
        field.meanDb,
      );
    },
  };
}
