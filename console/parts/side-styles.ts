import { css } from 'lit';

/** A list with what is open beside it; on a narrow page it lies over the list. */
export const sideStyles = css`
  .with-side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-8);
    align-items: start;
  }
  .with-side.open {
    grid-template-columns: minmax(0, 1fr) minmax(22rem, 26rem);
  }
  aside {
    position: sticky;
    inset-block-start: var(--space-8);
    max-block-size: calc(100dvb - 2 * var(--space-8));
    overflow: auto;
    border: var(--line-width) solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
    box-shadow: var(--shadow);
  }
  .side-body {
    display: grid;
    gap: var(--space-5);
    padding: var(--space-5);
  }
  .side-body > * {
    min-inline-size: 0;
  }
  .side-close {
    position: absolute;
    z-index: 1;
    inset-block-start: var(--space-3);
    inset-inline-end: var(--space-3);
  }
  @media (max-width: 1000px) {
    .with-side.open {
      grid-template-columns: minmax(0, 1fr);
    }
    aside {
      position: fixed;
      z-index: 10;
      inset: 0 0 0 auto;
      inline-size: min(100vi, 27rem);
      max-block-size: none;
      border-radius: 0;
    }
  }
`;
