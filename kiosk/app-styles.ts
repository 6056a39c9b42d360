import { css } from 'lit';

export const appStyles = css`
  :host {
    display: block;
    block-size: 100dvb;
    --dialog-width: 100vi;
  }
  .claim {
    block-size: 100%;
    overflow-y: auto;
  }
  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--paper);
  }
  main {
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
  }
  main > * {
    block-size: 100%;
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
    min-block-size: calc(var(--target) * 0.9);
    padding: var(--space-2) var(--space-8);
    border-block-end: var(--line-width) solid var(--line);
    background: var(--paper);
  }
  .store {
    font-family: var(--font-display);
    font-weight: var(--weight-heading);
    letter-spacing: var(--tracking-tight);
  }
  .offline {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-8);
    background: var(--warning-soft);
    color: var(--on-warning-soft);
    font-size: var(--text-sm);
    line-height: 1.35;
  }
  kiosk-dock {
    flex: none;
  }

  /* Reach mode: what was the upper part of the glass only shows; all there is to press lies below it. */
  .crown {
    flex: none;
    position: relative;
    block-size: 42%;
    padding: var(--space-6) var(--space-8);
    background: var(--picture-paper);
    font-family: var(--font-display);
    font-size: var(--text-xl);
    font-weight: var(--weight-heading);
    letter-spacing: var(--tracking-tight);
    line-height: 1;
  }
  .crown aisle-picture {
    position: absolute;
    inset: 0;
    --picture-radius: 0;
  }
  .crown span {
    position: relative;
    color: var(--ink);
  }
  .low .store {
    visibility: hidden;
  }
  @media (orientation: landscape) {
    .bar,
    .offline {
      padding-inline: var(--space-6);
    }
    .crown {
      block-size: 26%;
      padding: var(--space-5) var(--space-6);
      font-size: var(--text-2xl);
    }
  }
`;
