import { chooseLocale, isLocale, setLocale, type Locale } from '#shared/ui/locale.ts';

export const consoleLocales = ['fr', 'en'] as const satisfies readonly Locale[];
export const themes = ['auto', 'light', 'dark'] as const;
export const contrasts = ['normal', 'more'] as const;

export type Theme = (typeof themes)[number];
export type Contrast = (typeof contrasts)[number];

export interface Appearance {
  readonly locale: Locale;
  readonly theme: Theme;
  /** `undefined` follows the system. */
  readonly contrast: Contrast | undefined;
}

const keys = { locale: 'aisle-console-language', theme: 'aisle-console-theme', contrast: 'aisle-console-contrast' } as const;

/** What this device was set to; its browser's languages until someone chose. */
export function readAppearance(): Appearance {
  const locale = localStorage.getItem(keys.locale) ?? '';
  const theme = localStorage.getItem(keys.theme);
  const contrast = localStorage.getItem(keys.contrast);
  return {
    locale:
      isLocale(locale) && consoleLocales.some((offered) => offered === locale) ? locale : chooseLocale(navigator.languages, consoleLocales),
    theme: themes.find((known) => known === theme) ?? 'auto',
    contrast: contrasts.find((known) => known === contrast),
  };
}

export function keepAppearance(appearance: Appearance): void {
  localStorage.setItem(keys.locale, appearance.locale);
  localStorage.setItem(keys.theme, appearance.theme);
  if (appearance.contrast !== undefined) localStorage.setItem(keys.contrast, appearance.contrast);
  applyAppearance(appearance);
}

const darkDevice = matchMedia('(prefers-color-scheme: dark)');
let shown: Appearance | undefined;
darkDevice.addEventListener('change', () => {
  if (shown !== undefined) applyAppearance(shown);
});

// Paper is white: what is printed is drawn as by day, whatever the screen shows.
addEventListener('beforeprint', () => {
  document.documentElement.dataset['theme'] = 'light';
});
addEventListener('afterprint', () => {
  if (shown !== undefined) applyAppearance(shown);
});

/** Puts language, light and contrast on the page. */
export function applyAppearance(appearance: Appearance): void {
  shown = appearance;
  setLocale(appearance.locale);
  const root = document.documentElement;
  const isDark = appearance.theme === 'dark' || (appearance.theme === 'auto' && darkDevice.matches);
  root.dataset['theme'] = isDark ? 'dark' : 'light';
  if (appearance.contrast === undefined) delete root.dataset['contrast'];
  else root.dataset['contrast'] = appearance.contrast;
}
