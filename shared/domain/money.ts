/** An amount in minor units with its ISO 4217 currency. */
export interface Money {
  readonly cents: number;
  readonly currency: string;
}
