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
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--space-4);
  }
  .actions p {
    margin-block-start: var(--space-1);
  }
  .choose select {
    inline-size: auto;
    font: var(--weight-heading) var(--text-lg) / 1.2 var(--font-display);
    padding-inline-end: 2.4em;
  }
`;
