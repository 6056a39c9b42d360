import { css } from 'lit';

/** Bar, tools, paper and details; on a narrow page the details lie under the paper. */
export const editorStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    gap: var(--space-3);
    min-block-size: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .state {
    flex: 1 1 12rem;
    color: var(--quiet-ink);
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 19rem;
    grid-template-rows: auto minmax(0, 1fr);
    gap: var(--space-3) var(--space-5);
    grid-row: 3;
    min-block-size: 0;
  }
  console-plan-tools {
    grid-column: 1 / -1;
  }
  console-plan-canvas {
    min-block-size: 22rem;
  }
  aside {
    overflow: auto;
    padding-inline: 2px var(--space-1);
    scrollbar-gutter: stable;
  }
  @media (max-width: 1180px) {
    .desk {
      grid-template-columns: minmax(0, 1fr) 16rem;
      column-gap: var(--space-4);
    }
  }
  @media (max-width: 860px) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto 60dvb auto;
    }
    aside {
      overflow: visible;
    }
  }
`;
