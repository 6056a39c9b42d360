import { css } from 'lit';

export const visitStyles = css`
  .top {
    flex-wrap: wrap;
    min-block-size: var(--control-height);
    margin-block-end: var(--space-3);
  }
  .scrubber {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-4);
    align-items: center;
    margin-block-start: var(--space-4);
  }
  .track {
    display: grid;
    gap: var(--space-1);
  }
  .track input {
    inline-size: 100%;
    margin: 0;
    block-size: 24px;
  }
  output {
    min-inline-size: 4ch;
    font-size: var(--text-lg);
  }
  .stays {
    margin-block-start: var(--space-4);
    list-style: none;
    columns: 2 18rem;
    column-gap: var(--space-10);
  }
  .stays li {
    display: grid;
    grid-template-columns: 1.9em auto minmax(0, 1fr) auto 5.5em;
    gap: var(--space-2);
    align-items: center;
    padding-block: var(--space-2);
    border-block-end: var(--line-width) solid var(--line);
    break-inside: avoid;
  }
  .stays strong {
    text-align: end;
  }
  .stays .number {
    display: grid;
    place-items: center;
    inline-size: 1.7em;
    block-size: 1.7em;
    border-radius: 50%;
    background: var(--paper-sunken);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  [aria-current] .number {
    background: var(--accent);
    color: var(--on-accent);
  }
`;
