import { css } from 'lit';

export const productStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    block-size: 100%;
  }
  .piece {
    display: grid;
    grid-template-rows: minmax(46%, 1fr) auto;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
  }
  .stage {
    position: relative;
    min-block-size: 100%;
    background: var(--picture-paper);
    overflow: hidden;
  }
  aisle-picture {
    position: absolute;
    inset: 0;
    --picture-radius: 0;
  }
  .words {
    display: grid;
    align-content: start;
    gap: var(--space-5);
    padding: var(--space-5) var(--space-8) var(--space-4);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: flex-start;
    gap: var(--space-2) var(--space-6);
  }
  header div {
    flex: 1 1 10em;
    min-inline-size: 0;
  }
  h1 {
    margin: 0;
    font-family: var(--font-display);
    font-size: var(--text-2xl);
    font-weight: var(--weight-heading);
    line-height: var(--leading-tight);
    letter-spacing: var(--tracking-tight);
    overflow-wrap: break-word;
  }
  .stock {
    margin-block-start: var(--space-1);
    color: var(--quiet-ink);
  }
  header aisle-price {
    font-size: var(--text-2xl);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--space-3) var(--space-5);
  }
  .strips {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
    column-gap: var(--space-8);
    border-block: var(--line-width) solid var(--line);
  }
  .about {
    text-align: match-parent;
    color: var(--quiet-ink);
    line-height: 1.45;
  }
  .action {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-4) var(--space-8);
    border-block-start: var(--line-width) solid var(--line);
    background: var(--paper);
  }
  @media (orientation: portrait) {
    :host([low]) .piece {
      grid-template-rows: auto;
    }
    :host([low]) .stage {
      display: none;
    }
  }
  @media (orientation: landscape) {
    .piece {
      grid-template-rows: none;
      grid-template-columns: minmax(0, 46fr) minmax(0, 54fr);
      overflow: hidden;
    }
    .words {
      overflow-y: auto;
      scrollbar-width: none;
      gap: var(--space-4);
      padding: var(--space-5) var(--space-6);
    }
    .action {
      padding: var(--space-3) var(--space-6);
    }
  }
`;
