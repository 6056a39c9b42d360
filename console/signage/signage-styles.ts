import { css } from 'lit';

export const signageStyles = css`
  .now h2 {
    margin-block-end: var(--space-4);
  }
  .playlist {
    display: grid;
    gap: var(--space-6);
    margin-block-start: var(--space-10);
    padding-block-start: var(--space-8);
    border-block-start: var(--line-width) solid var(--line);
  }
  .playlist > * {
    min-inline-size: 0;
  }
`;
