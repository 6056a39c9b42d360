import { css } from 'lit';

export const pathStyles = css`
  .sides {
    display: grid;
    grid-template-columns: minmax(15rem, 19rem) minmax(0, 1fr);
    gap: var(--space-8);
    align-items: start;
  }
  console-visit-list {
    position: sticky;
    inset-block-start: var(--space-6);
  }
  @media (max-width: 860px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    console-visit-list {
      position: static;
      order: 2;
    }
  }
`;
