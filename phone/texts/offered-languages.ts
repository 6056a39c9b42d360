import { locales, type Locale } from '#shared/ui/locale.ts';

/** Every language the phone speaks, the shop's own first: on their own phone a shopper reads what they like, whatever the shop writes in. */
export function offeredLanguages(ofShop: readonly Locale[] = []): readonly Locale[] {
  return [...new Set([...ofShop, ...locales])];
}
