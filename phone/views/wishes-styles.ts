import { css } from 'lit';

export const wishesStyles = css`
  :host {
    display: grid;
    gap: var(--space-5);
  }
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-3);
  }
  h1 {
    font-size: var(--text-3xl);
    outline: none;
  }
  li + li {
    border-block-start: var(--line-width) solid var(--line);
  }
  ul {
    margin-block: calc(var(--space-3) * -1);
  }
  aisle-empty {
    padding: 0;
  }
  .adding {
    display: grid;
    gap: var(--space-2);
  }
  .typing {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-5);
    background: var(--paper-sunken);
    border-radius: var(--radius-lg);
  }
`;
