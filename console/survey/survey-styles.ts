import { css } from 'lit';

/** Places of a survey; their states differ in shape as well as in colour. */
export const pointStyles = css`
  .point {
    fill: var(--plan-ground);
    stroke: var(--line-strong);
    stroke-width: 2px;
  }
  .point.measured {
    fill: var(--ok);
    stroke: var(--plan-ground);
  }
  .point.weak {
    fill: var(--warning);
    stroke: var(--plan-ground);
  }
  .point.old {
    fill: var(--plan-ground);
    stroke: var(--warning);
    stroke-dasharray: 3 2.4;
  }
  .tick {
    fill: none;
    stroke: var(--plan-ground);
    stroke-width: 2px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;

/** Made for a phone in one hand: the plan above, what to do now within reach of the thumb. */
export const surveyStyles = css`
  :host {
    display: grid;
    gap: var(--space-4);
    align-content: start;
  }
  .walk {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 21rem;
    gap: var(--space-6);
    align-items: start;
  }
  .now {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: var(--space-4);
  }
  .task {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--paper-raised);
    box-shadow:
      0 0 0 var(--line-width) var(--line),
      var(--shadow);
  }
  .listening {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: var(--space-4);
  }
  .ring {
    inline-size: 76px;
    block-size: 76px;
  }
  .ring circle {
    fill: none;
    stroke: var(--line);
    stroke-width: 7;
  }
  .ring .gone {
    stroke: var(--accent);
    stroke-linecap: round;
    stroke-dasharray: var(--gone) 400;
    transform: rotate(-90deg);
    transform-origin: 50% 50%;
    transition: stroke-dasharray var(--duration-move) linear;
  }
  .ring text {
    font: var(--weight-heading) 22px/1 var(--font-display);
    font-variant-numeric: tabular-nums;
    text-anchor: middle;
    dominant-baseline: central;
    fill: var(--ink);
  }
  .bars {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    font-size: var(--text-xs);
    color: var(--quiet-ink);
    font-variant-numeric: tabular-nums;
  }
  .progress {
    block-size: 8px;
    border-radius: var(--radius-pill);
    background: var(--line);
    overflow: hidden;
    forced-color-adjust: none;
  }
  .progress span {
    display: block;
    block-size: 100%;
    inline-size: var(--done);
    border-radius: inherit;
    background: var(--ok);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    font-size: var(--text-xs);
    color: var(--quiet-ink);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .legend svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .gain {
    text-wrap: pretty;
  }
  @media (max-width: 860px) {
    .walk {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }
    .now {
      display: contents;
    }
    .now > .field {
      order: -1;
    }
    .now aisle-button.go {
      --control-height: 56px;
    }
  }
  /* Only where the plan can still be seen above it: not on a phone held sideways, nor with letters twice as large. */
  @media (max-width: 860px) and (min-height: 640px) {
    .task {
      position: sticky;
      z-index: 1;
      inset-block-end: var(--space-2);
    }
  }
`;

/** The floor of a survey. */
export const sheetStyles = [
  pointStyles,
  css`
    :host {
      position: relative;
      display: block;
    }
    .sheet {
      position: relative;
      overflow: hidden;
      border-radius: var(--radius);
      background: var(--paper-raised);
      box-shadow: 0 0 0 var(--line-width) var(--line);
      touch-action: manipulation;
    }
    .sheet:focus-visible {
      outline: var(--focus-width) solid var(--focus);
      outline-offset: 2px;
    }
    .sheet svg {
      display: block;
      inline-size: 100%;
      block-size: auto;
      cursor: pointer;
    }
    .zoom {
      position: absolute;
      inset-block-start: var(--space-2);
      inset-inline-end: var(--space-2);
    }
    .room {
      fill: none;
      stroke: none;
    }
    .unscaled {
      transform: scale(var(--px));
    }
    .halo {
      fill: var(--accent);
      fill-opacity: 0.16;
      stroke: var(--accent);
      stroke-width: 2.5px;
    }
  `,
];
