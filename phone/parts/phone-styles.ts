import { css } from 'lit';
import { baseStyles } from '#shared/ui/base-styles.ts';

/** What every part and view of the phone starts from: headings, quiet words and the row of a section. */
export const phoneStyles = [
  baseStyles,
  css`
    :host {
      display: block;
    }
    h1,
    h2,
    h3 {
      font-family: var(--font-display);
      font-weight: var(--weight-heading);
      line-height: var(--leading-tight);
      text-wrap: balance;
      margin: 0;
    }
    h1 {
      font-size: var(--text-2xl);
    }
    h2 {
      font-size: var(--text-lg);
    }
    h3 {
      font-size: var(--text-md);
    }
    :is(h1, h2, h3):not(:lang(ar)) {
      letter-spacing: var(--tracking-tight);
    }
    p {
      text-wrap: pretty;
    }
    .quiet {
      color: var(--quiet-ink);
    }
    .small {
      font-size: var(--text-sm);
      line-height: 1.4;
    }
    .kicker {
      color: var(--accent);
      font-size: var(--text-sm);
      font-weight: var(--weight-strong);
    }
    ul {
      list-style: none;
    }
  `,
];
