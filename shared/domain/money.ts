/** An amount in minor units with its ISO 4217 currency. */
export interface Money {
  readonly cents: number;
  readonly currency: string;
}

/** Written as the reader's language writes money: `89,90 €` in French, `€89.90` in English. */
export function formatMoney(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(money.cents / 100);
}
