import type { Texts } from '#shared/domain/product.ts';
import { createTexts } from '#shared/ui/create-texts.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The kiosk's words in the language the page is in. */
export const t = createTexts({ en, fr, ar });

/** What the shop wrote of its goods, in the reader's language; the catalogue has no Arabic, so there the shop's own French. */
export function inLanguage(texts: Texts): string {
  return currentLocale() === 'en' ? texts.en : texts.fr;
}

/** The language `inLanguage` answers in, for the `lang` of what it wrote. */
export function contentLanguage(): 'fr' | 'en' {
  return currentLocale() === 'en' ? 'en' : 'fr';
}
