import { intlTag } from '../formats.ts';
import type { SlideLanguage } from './slide-scene.ts';

const en = {
  was: 'lowest price of the last 30 days',
  likes: 'likes',
  scan: 'On your phone',
  resting: 'See you soon',
  wroteOn: 'wrote on',
};

/** The few words a slide adds to the shop's own. A slide speaks its own language, whatever the page around it speaks. */
const slideTexts: Readonly<Record<SlideLanguage, typeof en>> = {
  en,
  fr: {
    was: 'prix le plus bas des 30 derniers jours',
    likes: 'j’aime',
    scan: 'Sur votre téléphone',
    resting: 'À bientôt',
    wroteOn: 'le',
  },
  ar: {
    was: 'أدنى سعر خلال آخر 30 يومًا',
    likes: 'إعجاب',
    scan: 'على هاتفك',
    resting: 'إلى اللقاء',
    wroteOn: 'في',
  },
};

export type SlideTextKey = keyof typeof en;

export function slideText(language: SlideLanguage, key: SlideTextKey): string {
  return slideTexts[language][key];
}

/** A store's own day, YYYY-MM-DD, written out in full. The day itself where it can't be read. */
export function dayInWords(day: string, language: SlideLanguage): string {
  const at = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(intlTag(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}
