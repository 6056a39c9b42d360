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
  /** In decibels; a receiver's mean far from every surveyed place, nought for a receiver that was not surveyed. */
  residualDb(receiverId: string, at: Point): number;
}

/** Places further apart than this leave gaps that no kernel should bridge. */
const widestMetres = 4;
const narrowestMetres = 2;
/** The kernel is this much wider than surveyed places are apart, so that two or three speak for every cell. */
const overlap = 1.2;
/** Weight of a receiver's mean, against 1 for a reading at the very place: keeps one odd reading from bending a corner of the shop. */
const shrink = 0.5;

interface Residual {
  readonly at: Point;
  readonly residualDb: number;
}

function kernelFor(places: readonly Point[]): number {
  if (places.length < 2) return narrowestMetres;
  let sum = 0;
  for (const place of places) sum += Math.min(...places.filter((other) => other !== place).map((other) => metresBetween(place, other)));
  return Math.max(narrowestMetres, Math.min(widestMetres, (overlap * sum) / places.length));
}

/** Smooths readings into a field by a Gaussian kernel (Nadaraya-Watson) that falls back to each receiver's mean where nobody surveyed. */
export function createSurveyField(readings: readonly SurveyReading[], receivers: readonly Placement[]): SurveyField {
  const fields = new Map<string, { residuals: Residual[]; meanDb: number; kernelMetres: number }>();
  for (const { deviceId, at, heightMetres } of receivers) {
    const residuals = readings
      .filter(({ receiverId }) => receiverId === deviceId)
      .map((reading) => {
        const metres = Math.hypot(metresBetween(reading.at, at), heightMetres - reading.tagHeightMetres);
        return { at: reading.at, residualDb: reading.rssiDbm - (reading.powerDbm - lossOver(metres)) };
      });
    if (residuals.length === 0) continue;
    const meanDb = residuals.reduce((sum, { residualDb }) => sum + residualDb, 0) / residuals.length;
    fields.set(deviceId, { residuals, meanDb, kernelMetres: kernelFor(residuals.map((one) => one.at)) });
  }
  return {
    residualDb(receiverId, at) {
      const field = fields.get(receiverId);
      if (field === undefined) return 0;
      let weights = shrink;
      let sum = 0;
      for (const residual of field.residuals) {
        const weight = Math.exp(-0.5 * (metresBetween(residual.at, at) / field.kernelMetres) ** 2);
        weights += weight;
        sum += weight * (residual.residualDb - field.meanDb);
      }
      return field.meanDb + sum / weights;
    },
  };
}
