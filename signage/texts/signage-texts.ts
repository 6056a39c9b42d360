import { createTexts } from '#shared/ui/create-texts.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const t = createTexts({ en, fr, ar });
