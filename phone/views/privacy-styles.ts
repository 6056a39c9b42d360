import { css } from 'lit';

export const privacyStyles = css`
  :host {
    display: grid;
    gap: var(--space-8);
  }
  h1 {
    font-size: var(--text-3xl);
    outline: none;
  }
  section {
    display: grid;
    gap: var(--space-3);
  }
  .forget {
    justify-self: start;
  }
  .answers {
    display: grid;
    gap: var(--space-2);
    margin-block-start: var(--space-5);
  }
  aisle-dialog {
    position: absolute;
  }
  aisle-dialog p + p {
    margin-block-start: var(--space-3);
  }
`;
