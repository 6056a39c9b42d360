import type { Static } from 'typebox';
import type { SlideContentBody, SlideProduct } from '#shared/contract/screens.ts';

export type SlideProductBody = Static<typeof SlideProduct>;
export type SlideLanguage = 'fr' | 'en' | 'ar';
export type SlideTemplate = SlideContentBody['template'];
export type ContentOf<Template extends SlideTemplate> = Extract<SlideContentBody, { template: Template }>;

/** A text of the shop in its two languages. */
export interface TwoTexts {
  readonly fr: string;
  readonly en: string;
}

/** Everything a layout needs to draw one slide: what it says, the products it may name, and whose screen it hangs on. */
export interface SlideScene<Content = SlideContentBody> {
  readonly content: Content;
  readonly products: readonly SlideProductBody[];
  readonly language: SlideLanguage;
  readonly storeName: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What the QR opens; empty draws none. */
  readonly phoneUrl: string;
  /** Where the picture with this SHA-256 can be read from: `/assets/<id>`, or an object URL of a verified copy. */
  readonly pictureUrl: (assetId: string) => string;
}

/**
 * The text in the reader's language. A language left empty, and Arabic, which the shop's texts don't have yet,
 * borrow from the other one: words in another language say more than none.
 */
export function textIn(texts: TwoTexts, language: SlideLanguage): string {
  const [first, second] = language === 'fr' ? [texts.fr, texts.en] : [texts.en, texts.fr];
  return first.trim() === '' ? second.trim() : first.trim();
}

/** Undefined when the manifest carries no such product: its slide then shows its words alone. */
export function productOf(scene: SlideScene<unknown>, productId: string | undefined): SlideProductBody | undefined {
  return scene.products.find((product) => product.productId === productId);
}

/** An address as people type it: no scheme, no closing slash. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/+$/, '');
}

const tints = ['sand', 'sage', 'clay', 'mist'] as const;
export type Tint = (typeof tints)[number];

/** The wall behind a picture: always the same for the same product, so that a slide looks the same each time it comes round. */
export function tintOf(key: string): Tint {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return tints[sum % tints.length] ?? 'sand';
}

/** A line of opening hours as two columns: the days, and the hours that begin at the first figure. */
export function splitHours(line: string): { readonly days: string; readonly hours: string } {
  const colon = /^(.+?)\s*:\s+(.+)$/.exec(line);
  if (colon !== null) return { days: colon[1] ?? line, hours: colon[2] ?? '' };
  const figure = /^([^\d]+?)[\s,]+(\d.*)$/.exec(line);
  if (figure !== null) return { days: figure[1] ?? line, hours: figure[2] ?? '' };
  return { days: line, hours: '' };
}

/** The named products that the manifest carries, most liked first; equal likes stay as the editor put them. */
export function rankByLikes(products: readonly SlideProductBody[], productIds: readonly string[]): readonly SlideProductBody[] {
  const found = productIds.flatMap((productId) => products.filter((product) => product.productId === productId));
  return found.toSorted((one, other) => other.likes - one.likes);
}
