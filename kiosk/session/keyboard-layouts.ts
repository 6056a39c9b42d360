import type { Locale } from '#shared/ui/locale.ts';

/** Rows of letters as the language's keyboards have them. Digits have a row of their own: codes are typed too. */
export type KeyRows = readonly (readonly string[])[];

function rows(...lines: readonly string[]): KeyRows {
  return lines.map((line) => [...line]);
}

const digits = '1234567890';

/** The catalogue's names are in French and English: someone reading Arabic types them on the French layout. */
const layouts: Readonly<Record<Locale, KeyRows>> = {
  fr: rows(digits, 'azertyuiop', 'qsdfghjklm', 'wxcvbnéèç-'),
  en: rows(digits, 'qwertyuiop', 'asdfghjkl', 'zxcvbnm-'),
  ar: rows(digits, 'azertyuiop', 'qsdfghjklm', 'wxcvbnéèç-'),
};

export function keyRowsFor(language: Locale): KeyRows {
  return layouts[language];
}
