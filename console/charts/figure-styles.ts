import { css } from 'lit';

/** The frame of a chart: a sentence, its evidence, the picture, and quiet ways to have it otherwise. */
export const figureStyles = css`
  figure {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    min-inline-size: 0;
    break-inside: avoid;
  }
  h2 {
    max-inline-size: 62ch;
    font: var(--weight-heading) var(--text-lg) / 1.25 var(--font-display);
    letter-spacing: var(--tracking-tight);
    min-block-size: calc(1.25em * var(--heading-lines, 1));
    text-wrap: balance;
  }
  .evidence {
    color: var(--quiet-ink);
    font-size: var(--text-xs);
    font-variant-numeric: tabular-nums;
  }
  .picture {
    min-inline-size: 0;
    margin-block-start: var(--space-2);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    align-items: baseline;
    justify-content: space-between;
    min-block-size: 1.6em;
  }
  .readout {
    flex: 1 1 12rem;
    color: var(--ink);
    font-size: var(--text-sm);
    font-variant-numeric: tabular-nums;
  }
  .notes {
    display: grid;
    gap: 2px;
    padding: 0;
    list-style: none;
    font-size: var(--text-xs);
  }
  .notes li {
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--warning);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
  }
  .ways button {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font-size: var(--text-xs);
    text-decoration: underline;
    text-underline-offset: 0.18em;
    cursor: pointer;
  }
  .table {
    overflow-x: auto;
  }
  .table td:first-child,
  .table th:first-child {
    padding-inline-start: 0;
  }
  .table tbody th {
    color: var(--ink);
    font-weight: var(--weight-text);
    border-block-start: var(--line-width) solid var(--line);
  }
  @media (pointer: coarse) {
    .ways button {
      min-block-size: 44px;
    }
  }
  @media print {
    .foot {
      display: none;
    }
  }
`;
