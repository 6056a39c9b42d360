import { css } from 'lit';

export const orderStyles = css`
  .calls {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-block-end: var(--space-6);
  }
  .call {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: var(--line-width) solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
  }
  .call.open {
    border-color: transparent;
    background: var(--warning-soft);
    color: var(--on-warning-soft);
  }
  .call aisle-button {
    margin-inline-start: var(--space-4);
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-5);
    align-items: start;
  }
  .column {
    display: grid;
    gap: var(--space-3);
  }
  .column h2 {
    padding-block-end: var(--space-2);
    border-block-end: 2px solid var(--ink);
  }
  .none {
    padding: var(--space-1) 0;
    color: var(--quiet-ink);
  }
  .finished {
    margin-block-start: var(--space-10);
  }
  summary {
    inline-size: fit-content;
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  .finished li {
    display: grid;
    grid-template-columns: 5rem 7rem 7rem 1fr auto;
    gap: var(--space-3);
    align-items: center;
    padding-block: var(--space-2);
    border-block-start: var(--line-width) solid var(--line);
    font-size: var(--text-sm);
  }
  .finished ul {
    margin-block-start: var(--space-3);
  }
  @media (max-width: 860px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
