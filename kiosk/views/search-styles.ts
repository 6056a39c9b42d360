import { css } from 'lit';

export const searchStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto auto;
    block-size: 100%;
  }
  .results {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
    display: flex;
    flex-direction: column;
    padding: var(--space-6) var(--space-8);
  }
  .results > * {
    flex: none;
  }
  .start,
  aisle-empty {
    margin-block-start: auto;
  }
  h1 {
    margin: 0;
    font-family: var(--font-display);
    font-size: var(--text-3xl);
    font-weight: var(--weight-heading);
    line-height: var(--leading-tight);
    letter-spacing: var(--tracking-tight);
  }
  .count {
    color: var(--quiet-ink);
    margin-block-end: var(--space-4);
  }
  .hint {
    max-inline-size: 28em;
    font-size: var(--text-lg);
    line-height: 1.4;
    color: var(--quiet-ink);
    margin-block: var(--space-4) var(--space-8);
  }
  .examples {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  .examples span {
    color: var(--quiet-ink);
    margin-inline-end: var(--space-2);
  }
  .missed {
    margin-block-start: var(--space-6);
  }
  .code {
    margin-block-end: var(--space-6);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-6) var(--space-5);
    list-style: none;
  }
  .field {
    position: relative;
    padding: var(--space-4) var(--space-6);
    border-block-start: var(--line-width) solid var(--line);
    background: var(--paper);
  }
  .field aisle-icon {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: calc(var(--space-6) + var(--space-5));
    translate: 0 -50%;
    color: var(--quiet-ink);
    --icon-size: 1.5em;
  }
  input {
    appearance: none;
    inline-size: 100%;
    min-block-size: calc(var(--target) * 1.25);
    padding-inline: calc(var(--space-5) * 2 + 1.7em) var(--space-5);
    border: 2px solid var(--control-border);
    border-radius: var(--radius);
    background: var(--control-paper);
    font-size: var(--text-xl);
  }
  input::placeholder {
    color: var(--quiet-ink);
    opacity: 1;
  }
  input:focus-visible {
    outline-offset: -2px;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  @media (orientation: landscape) {
    .results {
      padding: var(--space-2) var(--space-6);
    }
    h1 {
      font-size: var(--text-2xl);
    }
    .hint {
      margin-block: var(--space-2) var(--space-4);
      font-size: var(--text-md);
    }
    .cards {
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: var(--space-4);
    }
    .count {
      font-size: var(--text-sm);
      margin-block-end: var(--space-2);
    }
    .field {
      padding-block: var(--space-2);
    }
    input {
      min-block-size: 52px;
      font-size: var(--text-lg);
    }
  }
`;
