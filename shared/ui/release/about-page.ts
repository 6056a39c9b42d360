/** What a page tells the hub of itself with each sign of life. */
export interface AboutPage {
  /** As the build wrote it into the page, like `0.1.0+3fa9c2d1`; `development` for a page that was not built. */
  readonly softwareVersion: string;
  /** Mistakes nobody caught since the page was loaded. */
  readonly errors: number;
}

let errors = 0;

/** Counts, from now on, the mistakes that nobody caught. Once, at the very start of a page. */
export function countMistakes(): void {
  for (const kind of ['error', 'unhandledrejection'] as const) addEventListener(kind, () => (errors += 1));
}

export function aboutPage(): AboutPage {
  const written = document.querySelector('meta[name="aisle-version"]')?.getAttribute('content');
  return { softwareVersion: written ?? 'development', errors };
}

/** Tells `boot-watch.ts` that the page came to life. */
export function markAlive(): void {
  document.documentElement.dataset['alive'] = 'yes';
}
