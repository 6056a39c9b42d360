import { css } from 'lit';

/** What every view of the console shares: the head, panels, lists, tables and plain form controls. */
export const pageStyles = css`
  :host {
    display: block;
  }
  h1 {
    margin: 0;
    font: var(--weight-heading) var(--text-2xl) / var(--leading-tight) var(--font-display);
    letter-spacing: var(--tracking-tight);
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font: var(--weight-heading) var(--text-lg) / var(--leading-tight) var(--font-display);
    letter-spacing: var(--tracking-tight);
  }
  h3 {
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--space-3) var(--space-6);
    margin-block-end: var(--space-6);
  }
  .head .words {
    flex: 1 1 20rem;
  }
  .head p {
    max-inline-size: 84ch;
    margin-block-start: var(--space-1);
  }
  .quiet {
    color: var(--quiet-ink);
  }
  .small {
    font-size: var(--text-sm);
  }
  .figure {
    font-family: var(--font-display);
    font-variant-numeric: tabular-nums;
  }
  .panel {
    padding: var(--space-5);
    border: var(--line-width) solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
  }
  .stack {
    display: grid;
    gap: var(--space-4);
    align-content: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .spread {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }
  ul.plain,
  ol.plain {
    list-style: none;
    padding: 0;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--text-sm);
  }
  th {
    padding: var(--space-2) var(--space-3);
    color: var(--quiet-ink);
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
  }
  td {
    padding: var(--space-2) var(--space-3);
    border-block-start: var(--line-width) solid var(--line);
    vertical-align: middle;
  }
  th.number,
  td.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    padding: 0.1em 0.65em;
    border-radius: var(--radius-pill);
    background: var(--paper-sunken);
    color: var(--ink);
    font-size: var(--text-xs);
    font-weight: var(--weight-strong);
    white-space: nowrap;
  }
  .pill.ok {
    background: var(--ok-soft);
    color: var(--on-ok-soft);
  }
  .pill.warning {
    background: var(--warning-soft);
    color: var(--on-warning-soft);
  }
  .pill.danger {
    background: var(--danger-soft);
    color: var(--on-danger-soft);
  }
  .pill.accent {
    background: var(--accent-soft);
    color: var(--on-accent-soft);
  }
`;
