import { css } from 'lit';

/** What every element's shadow starts from: box sizing, focus ring and the class for words only read aloud. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  p,
  h2,
  h3,
  dl,
  dd,
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  /* Where soft fills are gone, for contrast or because the system forces its colours, a line still shows what is chosen. */
  :where(:is(a, button, li)[aria-current]:not([aria-current='false']), button[aria-pressed='true']) {
    outline: 2px solid var(--soft-line);
    outline-offset: -2px;
  }
  :focus-visible {
    outline: var(--focus-width) solid var(--focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
