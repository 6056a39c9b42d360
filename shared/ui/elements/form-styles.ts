import { css } from 'lit';

/** Labels, hints and errors look the same beside every kind of control. */
export const formStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .label {
    display: flex;
    justify-content: space-between;
    gap: var(--space-2);
    font-weight: var(--weight-strong);
    line-height: 1.35;
  }
  .optional {
    font-weight: var(--weight-text);
    color: var(--quiet-ink);
  }
  .hint,
  .error {
    font-size: var(--text-sm);
    line-height: 1.4;
  }
  .hint {
    color: var(--quiet-ink);
  }
  .error {
    display: flex;
    gap: 0.4em;
    color: var(--danger);
    font-weight: 520;
  }
`;
