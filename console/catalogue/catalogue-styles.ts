import { css } from 'lit';

export const catalogueStyles = css`
  .head aisle-field {
    inline-size: min(24rem, 100%);
  }
  .families {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin-block-end: var(--space-6);
  }
  .families button {
    min-block-size: 32px;
    padding-inline: 0.8em;
    border: 0;
    border-radius: var(--radius-pill);
    background: none;
    color: var(--quiet-ink);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  .families button:hover {
    background: var(--paper-sunken);
    color: var(--ink);
  }
  .families [aria-pressed='true'],
  .families [aria-pressed='true']:hover {
    background: var(--ink);
    color: var(--paper);
  }
  .families .figure {
    font-weight: 400;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 42vw), 1fr));
    gap: var(--space-6) var(--space-5);
  }
  .card {
    position: relative;
    display: grid;
    gap: 2px;
    color: var(--ink);
    text-decoration: none;
    border-radius: var(--radius);
  }
  .card aisle-picture {
    border-radius: var(--radius);
    overflow: hidden;
    margin-block-end: var(--space-2);
    outline: 2px solid transparent;
    outline-offset: 2px;
  }
  .card:hover .name {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .card[aria-current] aisle-picture {
    outline-color: var(--accent);
  }
  .new {
    position: absolute;
    inset-block-start: var(--space-2);
    inset-inline-start: var(--space-2);
  }
  .name {
    font-weight: var(--weight-strong);
    line-height: 1.3;
  }
  .card aisle-price {
    font-size: var(--text-lg);
  }
  .line {
    display: flex;
    justify-content: space-between;
    gap: var(--space-2);
  }
  .out {
    color: var(--danger);
    font-weight: var(--weight-strong);
  }
  .more {
    margin-block-start: var(--space-8);
  }
  @media (pointer: coarse) {
    .families button {
      min-block-size: 44px;
    }
  }
`;
