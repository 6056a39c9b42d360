import { css } from 'lit';

export const wishesStyles = css`
  :host {
    display: grid;
    gap: var(--space-5);
  }
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-3);
  }
  h1 {
    font-size: var(--text-3xl);
    outline: none;
  }
  li + li {
    border-block-start: var(--line-width) solid var(--line);
  }
  ul {
    margin-block: calc(var(--space-3) * -1);
  }
  aisle-empty {
    padding: 0;
  }
  phone-scanner,
  phone-ask {
    position: absolute;
  }
  .adding {
    display: grid;
    gap: var(--space-2);
  }
  .reachable {
    position: sticky;
    inset-block-end: calc(var(--nav-block, 0px) + env(safe-area-inset-bottom, 0px));
    z-index: 1;
    margin-inline: calc(var(--space-5) * -1);
    padding: var(--space-3) var(--space-5) var(--space-1);
    background: var(--paper);
    border-block-start: var(--line-width) solid var(--line);
  }
  .typing {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-5);
    background: var(--paper-sunken);
    border-radius: var(--radius-lg);
  }
`;
