import type { Comfort } from './session/session.ts';

/** Puts a shopper's comfort where the tokens read it: on the page's root, so that every element follows at once. */
export function settleDocument(comfort: Comfort): void {
  const { dataset } = document.documentElement;
  dataset['text'] = comfort.textSize;
  dataset['contrast'] = comfort.highContrast ? 'more' : '';
  dataset['motion'] = comfort.still ? 'less' : '';
}
