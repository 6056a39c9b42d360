/** How much stronger a tag may be than it says, in steps of 3 dB: fobs, baskets and pockets differ by more than shadowing does. */
export const powerOffsetsDb: readonly number[] = [-15, -12, -9, -6, -3, 0, 3, 6, 9, 12, 15];

/** What a tag without a calibrated byte is taken for, at one metre. */
export const usualPowerDbm = -59;

/** Before anything is learnt of the receivers, this much of the likeliest power is the shop's: see `weighOffsets`. */
const shadeDb = 3;
const unknownSigmaDb = 6;
/** What was heard more than half a minute ago speaks less and less for a power: a fob goes into a pocket. */
export const remembering = 0.95;

/** How far evidence about power and statements of it are to be trusted. */
export interface PowerTrust {
  /** How far the likeliest power is from the true one, as a standard deviation. */
  readonly evidenceSigmaDb: number;
  readonly statedSigmaDb: number;
  /** The share of tags whose stated power is simply wrong. */
  readonly wrongShare: number;
}

/** Receivers err together, and few tags were ever measured. */
export const usualTrust: PowerTrust = { evidenceSigmaDb: 1.5, statedSigmaDb: 1.5, wrongShare: 0.5 };
/** Who surveyed a shop knows how each place sounds, and what most of its tags send: one in ten is of another make or badly worn. */
export const surveyedTrust: PowerTrust = { evidenceSigmaDb: 1.2, statedSigmaDb: 1, wrongShare: 0.1 };

/** What a shop's tags and receivers taught about power. */
export interface PowerLesson {
  /** 0 with nothing learnt of the receivers, 1 with their offsets known. */
  readonly confidence: number;
  /** How much stronger than they say tags are heard in this shop, as a rule. */
  readonly usualOffsetDb: number;
  readonly trust: PowerTrust;
}

function bell(awayDb: number, sigmaDb: number): number {
  return Math.exp(-0.5 * (awayDb / sigmaDb) ** 2) / sigmaDb;
}

/** Belief in each offset before anything is heard, wide enough for the evidence to speak. */
export function openingShares(): Float64Array {
  const weights = powerOffsetsDb.map((offset) => bell(offset, unknownSigmaDb));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(weights, (weight) => weight / sum);
}

/**
 * How far each offset is to be trusted, from how well each explains what was heard. The likeliest power is too high as long as
 * receivers behind furniture count like the others: what weakens the nearest pushes a tag outwards, where a stronger one fits as
 * well. Too low a power merely draws it inwards. So the evidence is shaded down until the receivers are known; and a power that
 * a tag states stands unless the evidence clearly contradicts it.
 */
export function weighOffsets(shares: Float64Array, isStated: boolean, lesson: PowerLesson, into: Float64Array): void {
  const { evidenceSigmaDb, statedSigmaDb, wrongShare } = lesson.trust;
  const shadedDb = shadeDb * (1 - lesson.confidence);
  let total = 0;
  for (let to = 0; to < into.length; to += 1) {
    const offsetDb = powerOffsetsDb[to] ?? 0;
    let evidence = 1e-12;
    for (let from = 0; from < shares.length; from += 1) {
      const share = shares[from] ?? 0;
      if (share > 0) evidence += share * bell(offsetDb - ((powerOffsetsDb[from] ?? 0) - shadedDb), evidenceSigmaDb);
    }
    const awayDb = offsetDb - lesson.usualOffsetDb;
    const prior = isStated
      ? (1 - wrongShare) * bell(awayDb, statedSigmaDb) + wrongShare * bell(awayDb, unknownSigmaDb)
      : bell(awayDb, unknownSigmaDb);
    into[to] = evidence * prior;
    total += evidence * prior;
  }
  for (let to = 0; to < into.length; to += 1) into[to] = (into[to] ?? 0) / total;
}
