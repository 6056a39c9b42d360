import { css } from 'lit';

export const basketStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    block-size: 100%;
  }
  .lines {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
    display: flex;
    flex-direction: column;
    padding: 0 var(--space-8) var(--space-5);
  }
  .stage {
    flex: 1 1 0;
    display: flex;
    gap: var(--space-2);
    min-block-size: 0;
    margin-inline: calc(var(--space-8) * -1);
    background: var(--picture-paper);
    overflow: hidden;
  }
  .stage aisle-picture {
    flex: 1 1 0;
    --picture-radius: 0;
  }
  h1 {
    flex: none;
    margin: 0;
    padding-block: var(--space-6) var(--space-5);
    font-family: var(--font-display);
    font-size: var(--text-3xl);
    font-weight: var(--weight-heading);
    line-height: var(--leading-tight);
    letter-spacing: var(--tracking-tight);
  }
  ul {
    flex: none;
    display: grid;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 6.6em minmax(0, 1fr) auto;
    grid-template-areas: 'picture what figures' 'picture what count';
    align-items: start;
    gap: var(--space-2) var(--space-5);
    padding-block: var(--space-5);
    border-block-start: var(--line-width) solid var(--line);
  }
  aisle-picture {
    grid-area: picture;
  }
  .what {
    grid-area: what;
    line-height: 1.35;
  }
  h2 {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: 1.2;
  }
  .what p {
    color: var(--quiet-ink);
    margin-block-start: var(--space-1);
  }
  .what .order {
    color: var(--warning);
    font-weight: var(--weight-strong);
  }
  .figures {
    grid-area: figures;
    display: grid;
    justify-items: end;
    color: var(--quiet-ink);
    font-size: var(--text-sm);
  }
  .figures aisle-price {
    font-size: var(--text-xl);
  }
  .count {
    grid-area: count;
    justify-self: end;
    align-self: end;
    display: grid;
    grid-template-columns: auto 2.4em auto;
    align-items: center;
  }
  output {
    font-family: var(--font-display);
    font-size: var(--text-lg);
    font-weight: var(--weight-heading);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  footer {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5) var(--space-8);
    border-block-start: var(--line-width) solid var(--line);
    background: var(--paper);
  }
  .adviser,
  .total {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-5);
  }
  .adviser {
    color: var(--quiet-ink);
    padding-block-end: var(--space-4);
    border-block-end: var(--line-width) solid var(--line);
  }
  .total span {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    line-height: 1.2;
  }
  small {
    display: block;
    color: var(--quiet-ink);
    font-size: var(--text-sm);
    font-weight: var(--weight-text);
  }
  .total aisle-price {
    font-size: var(--text-3xl);
  }
  .action {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
  }
  @media (orientation: landscape) {
    :host {
      grid-template-rows: none;
      grid-template-columns: minmax(0, 1fr) 22em;
    }
    .stage {
      display: none;
    }
    h1 {
      font-size: var(--text-2xl);
    }
    footer {
      align-content: end;
      border-block-start: 0;
      border-inline-start: var(--line-width) solid var(--line);
      padding-inline: var(--space-6);
    }
  }
`;
