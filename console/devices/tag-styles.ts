import { css } from 'lit';

export const tagStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    margin-block-end: var(--space-6);
  }
  .tools aisle-field {
    flex: 0 1 18rem;
    margin-inline-end: auto;
  }
  aisle-notice {
    margin-block-end: var(--space-6);
  }
  section + section {
    margin-block-start: var(--space-8);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-block-end: var(--space-2);
  }
  table {
    table-layout: fixed;
  }
  th:first-child,
  td:first-child {
    inline-size: 26%;
    padding-inline-start: 0;
  }
  .code {
    inline-size: 24%;
  }
  td {
    block-size: 40px;
    padding-block: 2px;
  }
  td.code {
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    user-select: all;
  }
  .battery {
    inline-size: 18%;
  }
  .low {
    color: var(--danger);
    font-weight: var(--weight-strong);
  }
  .label {
    font-weight: var(--weight-strong);
  }
  .label .pill {
    margin-inline-start: var(--space-2);
  }
  .key {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .key aisle-button {
    flex: none;
    --icon-size: 1em;
  }
  .key aisle-button::part(button) {
    color: var(--quiet-ink);
  }
  code {
    min-inline-size: min(46ch, 100% - 44px);
    color: var(--quiet-ink);
    font-size: var(--text-xs);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .more {
    margin-block-start: var(--space-3);
  }
  @media (max-width: 720px) {
    .tools aisle-field {
      flex: 1 0 100%;
    }
    .tools aisle-button {
      flex: 1 1 auto;
    }
    /* The end of a key is what tells two apart: the beginning gives way. */
    code {
      min-inline-size: 0;
      direction: rtl;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    th:first-child,
    td:first-child {
      inline-size: 5.2rem;
      padding-inline-end: 0;
    }
    .code {
      inline-size: 8rem;
    }
    .battery {
      inline-size: 5.5rem;
    }
    td.code {
      padding-inline-end: 0;
    }
    .label .pill {
      margin-inline-start: 0;
    }
  }
`;
