import { createTexts } from '../create-texts.ts';
import { ar } from './gallery-texts-ar.ts';
import { en } from './gallery-texts-en.ts';
import { fr } from './gallery-texts-fr.ts';

export const galleryText = createTexts({ en, fr, ar });
