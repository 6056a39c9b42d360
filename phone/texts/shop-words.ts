import { html, type TemplateResult } from 'lit';
import type { Texts } from '#shared/domain/product.ts';
import { currentLocale } from '#shared/ui/locale.ts';

/** The shop writes its own words in French and English; an Arabic reader gets the French ones, as on the labels in the shop. */
function languageOfShopWords(): keyof Texts {
  return currentLocale() === 'en' ? 'en' : 'fr';
}

/** The shop's words as plain text, for a name read aloud or put into a sentence. */
export function shopText(texts: Texts): string {
  return texts[languageOfShopWords()];
}

/** The shop's words on the page, marked with their language and direction where the page is in another. */
export function shopWords(texts: Texts): TemplateResult | string {
  const language = languageOfShopWords();
  return currentLocale() === language ? texts[language] : html`<bdi lang=${language}>${texts[language]}</bdi>`;
}
