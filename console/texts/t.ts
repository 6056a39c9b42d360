import { createTexts } from '#shared/ui/create-texts.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The console's words in the page's language. */
export const t = createTexts({ en, fr });
