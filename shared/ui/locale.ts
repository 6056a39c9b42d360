import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The languages Aisle speaks. */
export const locales = ['fr', 'en', 'ar'] as const;

export type Locale = (typeof locales)[number];

/** Each language in its own words, for a chooser that its reader can find. */
export const localeNames = { fr: 'Français', en: 'English', ar: 'العربية' } as const satisfies Record<Locale, string>;

let current: Locale = 'en';
const listeners = new Set<() => void>();

/** The language the page is in now. */
export function currentLocale(): Locale {
  return current;
}

/** True for a language Aisle has texts in; narrows what an address, a setting or a browser says. */
export function isLocale(text: string): text is Locale {
  return locales.some((locale) => locale === text);
}

/** The first of `wanted` (such as `navigator.languages`, `fr-CA` counts as `fr`) that Aisle speaks and the page offers. */
export function chooseLocale(wanted: readonly string[], offered: readonly Locale[] = locales): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (isLocale(language) && offered.includes(language)) return language;
  }
  return offered[0] ?? 'en';
}

/** Which way a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** Puts the page in a language: `<html lang dir>`, then everything that holds a `LocaleController` renders again. */
export function setLocale(locale: Locale): void {
  if (typeof document !== 'undefined') {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }
  if (locale === current) return;
  current = locale;
  for (const listener of listeners) listener();
}

/** Calls `listener` after each change of language until the returned stop is called. */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Renders its host again when the language changes. `BaseElement` already has one. */
export class LocaleController implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get locale(): Locale {
    return current;
  }

  get direction(): 'ltr' | 'rtl' {
    return directionOf(current);
  }

  hostConnected(): void {
    this.stop = onLocaleChange(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
