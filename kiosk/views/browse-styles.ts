import { css } from 'lit';

export const browseStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    block-size: 100%;
  }
  .grid {
    display: flex;
    flex-direction: column;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
    padding: 0 var(--space-8) var(--space-8);
    outline: none;
  }
  .grid > * {
    flex: none;
  }
  /* Whatever there is to press stands within reach. */
  aisle-empty {
    margin-block-start: auto;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-1) var(--space-6);
    padding-block: var(--space-12) var(--space-6);
  }
  h1 {
    margin: 0;
    font-family: var(--font-display);
    font-size: var(--text-3xl);
    font-weight: var(--weight-heading);
    line-height: var(--leading-tight);
    letter-spacing: var(--tracking-tight);
  }
  header p {
    color: var(--quiet-ink);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-8) var(--space-5);
    list-style: none;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    max-block-size: 30vb;
    overflow-y: auto;
    padding: var(--space-3) var(--space-6);
    border-block-start: var(--line-width) solid var(--line);
    background: var(--paper);
  }
  nav button {
    min-block-size: calc(var(--target) * 0.9);
    padding: 0 var(--space-4);
    border: 0;
    border-radius: var(--radius-pill);
    background: transparent;
    color: var(--quiet-ink);
    line-height: 1.2;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color var(--duration-fast) var(--ease);
  }
  nav button:active {
    background: var(--accent-soft);
  }
  nav button[aria-current] {
    background: var(--ink);
    color: var(--paper);
    font-weight: var(--weight-strong);
  }
  @media (orientation: landscape) {
    :host {
      grid-template-rows: none;
      grid-template-columns: auto minmax(0, 1fr);
    }
    .grid {
      order: 2;
      padding-inline: var(--space-5) var(--space-6);
    }
    header {
      padding-block: var(--space-5) var(--space-4);
    }
    h1 {
      font-size: var(--text-2xl);
    }
    .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-6) var(--space-4);
    }
    nav {
      flex-flow: column nowrap;
      align-items: flex-start;
      max-block-size: none;
      max-inline-size: 13em;
      padding: var(--space-4);
      border-block-start: 0;
      border-inline-end: var(--line-width) solid var(--line);
    }
    nav button {
      flex: none;
      min-block-size: 44px;
      text-align: start;
    }
  }
`;
