import { css } from 'lit';

export const buttonStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    max-inline-size: 100%;
  }
  :host([wide]) {
    display: block;
  }
  .button {
    --height: var(--control-height);
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    inline-size: 100%;
    min-block-size: var(--height);
    padding: 0.4em 1.05em;
    border: var(--line-width) solid transparent;
    border-radius: var(--radius);
    background: transparent;
    color: var(--ink);
    font-family: var(--font-text);
    font-size: var(--text-md);
    font-weight: var(--weight-strong);
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    transition:
      background-color var(--duration-fast) var(--ease),
      border-color var(--duration-fast) var(--ease),
      color var(--duration-fast) var(--ease),
      transform var(--duration-fast) var(--ease);
  }
  .button:active {
    transform: scale(0.985);
  }
  :host([wordless]) .button {
    inline-size: var(--height);
    padding: 0;
  }
  :host([size='small']) .button {
    --height: calc(var(--control-height) * 0.84);
    font-size: var(--text-sm);
    padding-inline: 0.8em;
  }
  :host([size='large']) .button {
    --height: calc(var(--control-height) * 1.22);
    font-size: var(--text-lg);
    padding-inline: 1.3em;
  }
  :host([size][wordless]) .button {
    padding: 0;
  }

  :host([kind='filled']) .button {
    background: var(--accent);
    color: var(--on-accent);
  }
  :host([kind='plain']) .button {
    background: var(--control-paper);
    border-color: var(--control-border);
  }
  :host([kind='quiet']) .button {
    color: var(--ink);
  }
  :host([kind='danger']) .button {
    background: var(--danger);
    color: var(--on-danger);
  }
  :host([pressed]) .button {
    background: var(--accent-soft);
    border-color: var(--accent);
    color: var(--on-accent-soft);
  }
  @media (hover: hover) {
    :host([kind='filled']) .button:hover {
      background: var(--accent-strong);
    }
    :host([kind='plain']) .button:hover {
      background: var(--paper-sunken);
      border-color: var(--ink);
    }
    :host([kind='quiet']) .button:hover {
      background: var(--paper-sunken);
    }
    :host([kind='danger']) .button:hover {
      background: var(--danger-strong);
    }
    :host([pressed]) .button:hover {
      background: var(--accent-soft);
    }
  }
  :host([disabled]) .button,
  :host([disabled]) .button:hover {
    background: var(--paper-sunken);
    border-color: var(--line);
    color: var(--quiet-ink);
    cursor: not-allowed;
    transform: none;
  }
  :host([busy]) .button {
    cursor: progress;
  }
  :host([busy]) .start {
    display: none;
  }
  .wheel {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    border: 0.14em solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn calc(var(--duration-loop) / 2) linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
