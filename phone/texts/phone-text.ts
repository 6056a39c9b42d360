import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { createTexts } from '#shared/ui/create-texts.ts';

/** The phone's texts in the page's language. */
export const t = createTexts({ en, fr, ar });
