import { css } from 'lit';

export const deviceStyles = css`
  section + section {
    margin-block-start: var(--space-8);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-block-end: var(--space-2);
  }
  h2 .pill {
    margin-inline-start: var(--space-2);
    font-family: var(--font-text);
    letter-spacing: 0;
  }
  table {
    table-layout: auto;
  }
  th:first-child,
  td:first-child {
    inline-size: 30%;
    padding-inline-start: 0;
  }
  td {
    block-size: 40px;
  }
  a {
    color: var(--ink);
    font-weight: var(--weight-strong);
    text-decoration: none;
  }
  tr {
    position: relative;
  }
  tr a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  tr:hover td {
    background: var(--paper-sunken);
  }
  tr.chosen td {
    background: var(--accent-soft);
    color: var(--on-accent-soft);
  }
  tr.chosen a,
  tr.chosen .quiet {
    color: var(--on-accent-soft);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    white-space: nowrap;
  }
  .state::before {
    content: '';
    inline-size: 0.6em;
    block-size: 0.6em;
    border-radius: 50%;
    background: var(--ok);
  }
  .state.offline::before {
    background: var(--warning);
  }
  .state.silent::before {
    border-radius: 1px;
    background: var(--danger);
  }
  .state.unclaimed::before,
  .state.revoked::before {
    background: none;
    box-shadow: inset 0 0 0 2px var(--line-strong);
  }
  .state.silent {
    color: var(--danger);
    font-weight: var(--weight-strong);
  }
  .said {
    margin-inline-start: var(--space-2);
  }
  .low {
    color: var(--danger);
    font-weight: var(--weight-strong);
    white-space: nowrap;
  }
  @media (max-width: 720px) {
    .wide {
      display: none;
    }
  }
`;
