import { css } from 'lit';

export const welcomeStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-block-size: 100dvh;
  }
  main {
    display: grid;
    align-content: start;
    gap: var(--space-4);
    padding: max(var(--space-3), env(safe-area-inset-top, 0)) var(--space-5) var(--space-5);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    min-block-size: 44px;
  }
  .shop {
    font-family: var(--font-display);
    font-weight: var(--weight-heading);
    font-size: var(--text-md);
    white-space: nowrap;
  }
  phone-languages {
    margin-inline-end: 0;
  }
  aisle-simulated {
    justify-self: start;
    margin-block: calc(var(--space-3) * -1) var(--space-1);
  }
  .opening {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 8.25rem;
    grid-template-rows: auto 1fr;
    gap: var(--space-3) var(--space-4);
  }
  phone-doorway {
    grid-column: 2;
    grid-row: 1 / 3;
  }
  h1 {
    font-size: var(--text-3xl);
  }
  .lead {
    font-size: var(--text-md);
    color: var(--quiet-ink);
  }
  dl {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
  }
  dt {
    display: flex;
    align-items: center;
    gap: 0.4rem;
    font-weight: var(--weight-strong);
  }
  dt aisle-icon {
    --icon-size: 1.2rem;
    color: var(--accent);
  }
  dd {
    margin: 0;
    color: var(--quiet-ink);
    font-size: var(--text-sm);
    line-height: 1.4;
  }
  section {
    display: grid;
    gap: var(--space-2);
  }
  section h2 {
    font-family: var(--font-text);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
    letter-spacing: normal;
  }
  .enter {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-5) max(var(--space-5), env(safe-area-inset-bottom, 0));
    background: var(--paper);
    border-block-start: var(--line-width) solid var(--line);
  }
`;
