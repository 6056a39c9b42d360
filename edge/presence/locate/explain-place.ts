/** What one receiver said of a tag, and what it should have said. */
export interface ReceiverWitness {
  readonly receiverId: string;
  /** Undefined for a receiver that listened and heard nothing. */
  readonly rssiDbm: number | undefined;
  /** What the model expects at the estimated place; undefined for a receiver that is not on the plan. */
  readonly expectedDbm: number | undefined;
  /** How well the two agree, 0 to 1. */
  readonly likelihood: number | undefined;
}

/** Why a tag is where it is said to be: the figures the decision was made from, not a second opinion. */
export interface Explanation {
  readonly method: 'grid' | 'strongest-receiver';
  readonly zoneId: string | null;
  /** Zones by share of belief, most first. */
  readonly zones: readonly { readonly zoneId: string; readonly share: number }[];
  /** The lead of the first zone over the second; below 0.3 whoever was in a zone stays in it. */
  readonly margin: number;
  readonly at: { readonly xMetres: number; readonly yMetres: number } | undefined;
  readonly radiusMetres: number;
  readonly powerDbm: number;
  /** How much stronger than that the tag turned out to be. */
  readonly powerOffsetDb: number;
  /** Strongest first, as they were heard in the last window; then those that listened in vain. */
  readonly receivers: readonly ReceiverWitness[];
}

/** Orders zones by share and tells the lead of the first. */
export function rankZones(shares: readonly { readonly zoneId: string; readonly share: number }[]): Pick<Explanation, 'zones' | 'margin'> {
  const zones = shares.filter(({ share }) => share > 0.001).toSorted((a, b) => b.share - a.share);
  return { zones, margin: (zones[0]?.share ?? 0) - (zones[1]?.share ?? 0) };
}

/** Strongest first, silent ones last. */
export function rankWitnesses(witnesses: readonly ReceiverWitness[]): readonly ReceiverWitness[] {
  return witnesses.toSorted((a, b) => (b.rssiDbm ?? Number.NEGATIVE_INFINITY) - (a.rssiDbm ?? Number.NEGATIVE_INFINITY) || 0);
}
