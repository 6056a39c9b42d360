import { css } from 'lit';

export const attractStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    block-size: 100%;
  }
  .picture {
    position: relative;
    min-block-size: 0;
    overflow: hidden;
    background: var(--picture-paper);
    cursor: pointer;
  }
  img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0;
    transition: opacity calc(var(--duration-slow) * 5) var(--ease);
  }
  img.shown {
    opacity: 1;
  }
  header {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: var(--space-6) var(--space-8);
  }
  .store {
    font-family: var(--font-display);
    font-size: var(--text-xl);
    font-weight: var(--weight-heading);
    letter-spacing: var(--tracking-tight);
  }
  .below {
    display: grid;
    gap: var(--space-8);
    padding: var(--space-10) var(--space-8) var(--space-8);
    background: var(--paper);
  }
  h1 {
    margin: 0;
    font-family: var(--font-display);
    font-size: clamp(var(--text-3xl), 9.2vi, calc(var(--base) * 5));
    font-weight: var(--weight-heading);
    line-height: 1.02;
    letter-spacing: -0.028em;
    text-wrap: balance;
  }
  h1:lang(ar) {
    letter-spacing: normal;
    line-height: 1.3;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
  }
  .languages {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
  }
  .choices button {
    flex: 1;
    min-inline-size: max-content;
    min-block-size: calc(var(--target) * 1.22);
    padding: 0 var(--space-5);
    border: var(--line-width) solid var(--control-border);
    border-radius: var(--radius);
    background: var(--control-paper);
    font-size: var(--text-lg);
    cursor: pointer;
    touch-action: manipulation;
  }
  .choices button:active {
    background: var(--accent-soft);
  }
  .choices .access {
    flex: none;
    align-self: flex-end;
    inline-size: calc(var(--target) * 1.22);
    padding: 0;
  }
  .access aisle-icon {
    --icon-size: 1.5em;
  }
  @media (orientation: landscape) {
    :host {
      grid-template-rows: none;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .below {
      align-content: end;
      gap: var(--space-6);
    }
    h1 {
      font-size: clamp(var(--text-2xl), 5.4vi, calc(var(--base) * 3.4));
    }
    .languages button {
      padding-inline: var(--space-2);
      font-size: var(--text-md);
    }
    header {
      padding: var(--space-5) var(--space-6);
    }
  }
`;
