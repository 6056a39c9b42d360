import { css } from 'lit';

/** The head of the paths, its pages as a line of links, and a list beside what is open. */
export const pathStyles = css`
  .head {
    margin-block-end: var(--space-4);
  }
  .head .words {
    flex: 1 1 22rem;
  }
  .head .window {
    color: var(--quiet-ink);
    font-variant-numeric: tabular-nums;
  }
  .tabs {
    display: flex;
    gap: var(--space-5);
    margin-block-end: var(--space-6);
    overflow-x: auto;
    scrollbar-width: none;
    border-block-end: var(--line-width) solid var(--line);
  }
  .tabs a {
    flex: none;
    display: inline-flex;
    align-items: center;
    min-block-size: var(--control-height);
    border-block-end: 2px solid transparent;
    color: var(--quiet-ink);
    font-weight: 520;
    text-decoration: none;
    white-space: nowrap;
  }
  .tabs a:hover {
    color: var(--ink);
  }
  .tabs a:focus-visible {
    outline-offset: -3px;
  }
  .tabs a[aria-current]:not(:focus-visible) {
    outline: none;
  }
  .tabs a[aria-current] {
    border-block-end-color: var(--accent);
    color: var(--ink);
    font-weight: var(--weight-strong);
  }
  /* A system that forces its colours draws every transparent border. */
  @media (forced-colors: active) {
    .tabs a:not([aria-current]) {
      border-block-end-color: Canvas;
    }
    .tabs a[aria-current] {
      border-block-end-color: Highlight;
    }
  }
  .kept {
    margin-block-end: var(--space-5);
  }
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
  @media (pointer: coarse) {
    .tabs a {
      min-block-size: 44px;
    }
  }
  @media print {
    .tabs,
    .tools {
      display: none;
    }
  }
`;
