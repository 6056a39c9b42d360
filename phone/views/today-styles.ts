import { css } from 'lit';

export const todayStyles = css`
  :host {
    display: grid;
    gap: var(--space-8);
  }
  .greeting {
    display: grid;
    gap: var(--space-1);
    margin-block-end: calc(var(--space-3) * -1);
  }
  h1 {
    font-size: var(--text-3xl);
    outline: none;
  }
  .first {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-3);
  }
  section {
    display: grid;
    gap: var(--space-3);
  }
  ul {
    display: grid;
    gap: var(--space-2);
  }
  phone-scanner {
    position: absolute;
  }
  aisle-empty {
    padding: 0;
  }
`;
