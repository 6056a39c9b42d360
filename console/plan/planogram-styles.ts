import { css } from 'lit';

export const planogramStyles = css`
  :host {
    display: grid;
    gap: var(--space-5);
    align-content: start;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--space-3) var(--space-4);
  }
  .tools aisle-field {
    flex: 1 1 16rem;
    max-inline-size: 26rem;
  }
  .form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .form select,
  .form input {
    inline-size: auto;
    min-inline-size: 9rem;
  }
  pre {
    justify-self: start;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-sm);
    background: var(--paper-sunken);
    font-size: var(--text-sm);
    overflow-x: auto;
  }
  ul {
    padding-inline-start: 1.2em;
  }
`;
