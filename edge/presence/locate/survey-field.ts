import { metresBetween, type Placement, type Point } from '#shared/domain/floor-plan.ts';
import { lossOver } from './radio-model.ts';

/** What one receiver heard of a tag of known power that stood at a known place: the median over a minute or so. */
export interface SurveyReading {
  readonly at: Point;
  readonly tagHeightMetres: number;
  readonly receiverId: string;
  readonly rssiDbm: number;
  readonly powerDbm: number;
}

/** How much stronger than over free distance a receiver hears each place. */
export interface SurveyField {
  /** In decibels; nought far from every surveyed place and for a receiver that was not surveyed. */
  residualDb(receiverId: string, at: Point): number;
}

const kernelMetres = 2;
/** Weight of knowing nothing, against 1 for a reading at the very place: keeps one odd reading from bending a corner of the shop. */
const shrink = 0.05;

/** Smooths readings into a field by a Gaussian kernel (Nadaraya-Watson) that falls back to free distance where nobody surveyed. */
export function createSurveyField(readings: readonly SurveyReading[], receivers: readonly Placement[]): SurveyField {
  const residuals = new Map<string, { at: Point; residualDb: number }[]>();
  for (const { deviceId, at, heightMetres } of receivers) {
    const own = readings.filter(({ receiverId }) => receiverId === deviceId);
    residuals.set(
      deviceId,
      own.map((reading) => {
        const metres = Math.hypot(metresBetween(reading.at, at), heightMetres - reading.tagHeightMetres);
        return { at: reading.at, residualDb: reading.rssiDbm - (reading.powerDbm - lossOver(metres)) };
      }),
    );
  }
  return {
    residualDb(receiverId, at) {
      let weights = shrink;
      let sum = 0;
      for (const residual of residuals.get(receiverId) ?? []) {
        const weight = Math.exp(-0.5 * (metresBetween(residual.at, at) / kernelMetres) ** 2);
        weights += weight;
        sum += weight * residual.residualDb;
      }
      return sum / weights;
    },
  };
}
