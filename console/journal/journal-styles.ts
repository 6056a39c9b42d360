import { css } from 'lit';

export const journalStyles = css`
  .filters {
    display: grid;
    grid-template-columns: minmax(12rem, 1fr) repeat(3, minmax(9rem, 14rem)) auto;
    gap: var(--space-3);
    align-items: end;
    margin-block-end: var(--space-5);
  }
  .filters a {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: var(--control-height);
    padding-inline: 0.9em;
    border: var(--line-width) solid var(--control-border);
    border-radius: var(--radius);
    color: var(--ink);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    text-decoration: none;
    white-space: nowrap;
  }
  .filters a:hover {
    border-color: var(--ink);
  }
  @media (max-width: 1100px) {
    .filters {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .filters aisle-field {
      grid-column: span 2;
    }
  }
  @media (max-width: 720px) {
    .filters {
      grid-template-columns: minmax(0, 1fr);
    }
    .filters aisle-field {
      grid-column: auto;
    }
  }
  section + section {
    margin-block-start: var(--space-8);
  }
  h2 {
    margin-block-end: var(--space-2);
  }
  h2::first-letter {
    text-transform: uppercase;
  }
  table {
    table-layout: fixed;
  }
  th:nth-child(1) {
    inline-size: 5rem;
  }
  th:nth-child(2) {
    inline-size: 11rem;
  }
  th:nth-child(3) {
    inline-size: 30%;
  }
  td {
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }
  td .subject {
    display: block;
  }
  del {
    color: var(--quiet-ink);
  }
  ins {
    text-decoration: none;
    font-weight: var(--weight-strong);
  }
  .seal {
    margin-block-end: var(--space-6);
  }
  .more {
    margin-block-start: var(--space-6);
  }
  @media (max-width: 720px) {
    th:nth-child(2) {
      inline-size: 6rem;
    }
    th:nth-child(4),
    td:nth-child(4) {
      display: none;
    }
  }
`;
