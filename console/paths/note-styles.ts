import { css } from 'lit';

/** Notes on a period: the mark of a margin, then the words. */
export const noteStyles = css`
  :host {
    display: block;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-8);
    margin-block-end: var(--space-6);
    list-style: none;
  }
  li {
    max-inline-size: 64ch;
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--warning);
  }
  .by {
    color: var(--quiet-ink);
    font-size: var(--text-xs);
  }
  .by button {
    min-block-size: 24px;
    margin-inline-start: var(--space-2);
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.18em;
    cursor: pointer;
  }
  .form {
    display: grid;
    gap: var(--space-4);
  }
  .days {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
    align-items: start;
  }
  @media (pointer: coarse) {
    .by button {
      min-block-size: 44px;
    }
  }
  @media print {
    .by button {
      display: none;
    }
  }
`;
