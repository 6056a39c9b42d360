import { html, type TemplateResult } from 'lit';
import type { Texts } from '#shared/domain/product.ts';
import { currentLocale } from '#shared/ui/locale.ts';

/** The shop writes its own words in French and English; an Arabic reader gets the English ones, as on the floor plan. */
function languageOfShopWords(): keyof Texts {
  return currentLocale() === 'fr' ? 'fr' : 'en';
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
