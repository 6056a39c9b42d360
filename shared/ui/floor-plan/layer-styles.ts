import { css } from 'lit';

/** People, paths, "you are here" and the key under the plan. */
export const layerStyles = css`
  .layer {
    pointer-events: none;
  }
  .person {
    transition:
      transform var(--duration-move) linear,
      opacity var(--duration) var(--ease);
    animation: appear var(--duration-slow) var(--ease);
  }
  .halo {
    transition: r var(--duration-move) linear;
  }
  .halo-stop {
    stop-color: var(--plan-person);
  }
  .dot {
    r: max(10px, calc(var(--px) * 4px));
    fill: var(--plan-person);
    stroke: var(--plan-ground);
    stroke-width: calc(var(--px) * 1.5px);
  }
  .known .dot {
    r: max(13px, calc(var(--px) * 5px));
    fill: var(--plan-ground);
    stroke: var(--plan-person);
    stroke-width: calc(var(--px) * 3px);
  }
  .known .core {
    r: max(5px, calc(var(--px) * 1.8px));
    fill: var(--plan-person);
  }
  .staff .badge {
    --side: max(20px, calc(var(--px) * 8px));
    x: calc(var(--side) / -2);
    y: calc(var(--side) / -2);
    width: var(--side);
    height: var(--side);
    rx: calc(var(--side) * 0.22);
    fill: var(--ink);
    stroke: var(--plan-ground);
    stroke-width: calc(var(--px) * 1.5px);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .path {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke: var(--plan-person);
    stroke-width: calc(var(--px) * 1px * var(--path-px));
    stroke-opacity: 0.85;
  }
  .path-edge {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke: var(--plan-ground);
    stroke-width: calc(var(--px) * 1px * (var(--path-px) + 3));
    stroke-opacity: 0.8;
  }
  .arrow {
    fill: none;
    stroke: var(--plan-ground);
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 0.22px;
  }
  .arrow .back {
    stroke: var(--plan-person);
    stroke-width: 0.75px;
  }
  .stay circle {
    stroke: var(--plan-person);
    stroke-width: calc(var(--px) * 2px);
  }
  .stay,
  .here {
    text-anchor: middle;
    dominant-baseline: central;
  }

  .here .pulse {
    r: calc(var(--px) * 9px);
    fill: var(--plan-here);
    opacity: 0;
    animation: pulse calc(var(--duration-loop) * 1.2) var(--ease) infinite;
    transform-box: fill-box;
    transform-origin: center;
  }
  .here .pin {
    r: calc(var(--px) * 8px);
    fill: var(--plan-here);
    stroke: var(--plan-ground);
    stroke-width: calc(var(--px) * 3px);
  }
  .here .plate {
    fill: var(--plan-here);
  }
  .here text {
    fill: var(--on-danger);
    font-weight: 640;
  }
  @keyframes pulse {
    from {
      opacity: 0.5;
      transform: scale(1);
    }
    to {
      opacity: 0;
      transform: scale(3.2);
    }
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--text-sm);
    line-height: 1.4;
    color: var(--ink);
  }
  .key:has(.shown) {
    margin-block-start: var(--space-3);
  }
  .key li:not(.shown) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .key button,
  .key .name {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--radius-sm);
    background: none;
    text-align: start;
  }
  .choosable-key .shown button {
    min-block-size: var(--control-height);
    cursor: pointer;
  }
  .mark {
    display: inline-grid;
    place-items: center;
    inline-size: 1.6em;
    block-size: 1.6em;
    border: 1.2px solid currentColor;
    border-radius: 50%;
    font-size: 0.86em;
    font-weight: 640;
    font-variant-numeric: tabular-nums;
  }
  .key strong {
    font-family: var(--font-display);
    font-variant-numeric: tabular-nums;
  }
`;
