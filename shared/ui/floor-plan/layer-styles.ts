import { css } from 'lit';

/** Squares, people, paths, "you are here" and the key under the plan. */
export const layerStyles = css`
  .layer {
    pointer-events: none;
  }
  .cells {
    pointer-events: none;
  }
  .cell-0 {
    fill: color-mix(in srgb, var(--plan-heat) 7%, var(--plan-ground));
  }
  .cell-1 {
    fill: color-mix(in srgb, var(--plan-heat) 20%, var(--plan-ground));
  }
  .cell-2 {
    fill: color-mix(in srgb, var(--plan-heat) 34%, var(--plan-ground));
  }
  .cell-3 {
    fill: color-mix(in srgb, var(--plan-heat) 48%, var(--plan-ground));
  }
  .cell-4 {
    fill: color-mix(in srgb, var(--plan-heat) 78%, var(--plan-ground));
  }
  .cell-5 {
    fill: var(--plan-heat);
  }
  .cell-hatch-line {
    stroke: var(--line-strong);
    stroke-width: 3px;
    stroke-opacity: 0.55;
  }
  .people {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  /* Physical sides: the floor lies as it lies, whichever way the page is read. */
  .person {
    position: absolute;
    left: 0;
    top: 0;
    inline-size: 0;
    block-size: 0;
    /* Their colours and shapes are what tells them apart, and they come from the forced ones already. */
    forced-color-adjust: none;
    transition:
      transform var(--duration-move) linear,
      opacity var(--duration) var(--ease);
    animation: appear var(--duration-slow) var(--ease);
    will-change: transform;
  }
  .halo,
  .dot {
    position: absolute;
    left: calc(var(--size) / -2);
    top: calc(var(--size) / -2);
    inline-size: var(--size);
    block-size: var(--size);
    border-radius: 50%;
  }
  .halo {
    --size: calc(250px / var(--px));
    background: radial-gradient(
      closest-side,
      color-mix(in srgb, var(--plan-person) 13%, transparent),
      color-mix(in srgb, var(--plan-person) 6%, transparent) 55%,
      transparent
    );
    transition: scale var(--duration-move) linear;
  }
  .dot {
    --size: max(calc(22px / var(--px)), 10px);
    border: 1.5px solid var(--plan-ground);
    background: var(--plan-person);
  }
  .known .dot {
    --size: max(calc(26px / var(--px)), 13px);
    border: 3px solid var(--plan-person);
    background: radial-gradient(closest-side, var(--plan-person) 42%, var(--plan-ground) 52%);
    box-shadow: 0 0 0 1px var(--plan-ground);
  }
  .staff .dot {
    --size: max(calc(22px / var(--px)), 10px);
    border-radius: 22%;
    background: var(--ink);
  }
  .person.chosen .dot {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
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
  .trace {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke: var(--plan-person);
    stroke-width: calc(var(--px) * 1.6px);
    stroke-opacity: 0.34;
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
