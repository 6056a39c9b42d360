import { css } from 'lit';

/** The plan as a whole: problems, room, picture and list. */
export const planSideStyles = css`
  :host {
    display: grid;
    gap: var(--space-6);
    align-content: start;
  }
  section {
    display: grid;
    gap: var(--space-3);
  }
  section > aisle-button,
  section > .file {
    justify-self: start;
  }
  .problems {
    display: grid;
    gap: var(--space-2);
  }
  .problem {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border: 0;
    border-radius: var(--radius-sm);
    background: var(--warning-soft);
    color: var(--on-warning-soft);
    font-size: var(--text-sm);
    line-height: 1.4;
    text-align: start;
  }
  .problem.mistake {
    background: var(--danger-soft);
    color: var(--on-danger-soft);
  }
  button.problem {
    cursor: pointer;
  }
  .fine {
    display: flex;
    gap: var(--space-2);
    color: var(--ok);
  }
  .two {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  details summary {
    min-block-size: 32px;
    padding-block: var(--space-1);
    cursor: pointer;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  details ul {
    display: grid;
    padding-inline-start: var(--space-3);
  }
  details button {
    inline-size: 100%;
    min-block-size: 30px;
    padding: 2px var(--space-2);
    border: 0;
    border-radius: var(--radius-sm);
    background: none;
    color: var(--ink);
    font-size: var(--text-sm);
    text-align: start;
    cursor: pointer;
  }
  details button:hover {
    background: var(--paper-sunken);
  }
`;
