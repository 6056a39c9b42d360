import { css } from 'lit';

/** `--px` is how many centimetres of floor one pixel shows: lines and dots keep their size on screen at every zoom. */
export const floorPlanStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
  }
  .stage {
    position: relative;
    aspect-ratio: var(--ratio);
    inline-size: min(100%, calc(var(--plan-max-height, 100000px) * var(--ratio)));
    margin-inline: auto;
    overflow: hidden;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    font-family: var(--font-text);
    touch-action: manipulation;
  }
  .sheet {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
    will-change: transform;
  }
  .floor {
    fill: var(--plan-ground);
  }

  .zone {
    stroke: var(--plan-ground);
    stroke-width: 6px;
    stroke-linejoin: round;
    transition: fill var(--duration) var(--ease);
  }
  .tint-1 {
    fill: var(--plan-tint-1);
  }
  .tint-2 {
    fill: var(--plan-tint-2);
  }
  .tint-3 {
    fill: var(--plan-tint-3);
  }
  .tint-4 {
    fill: var(--plan-tint-4);
  }
  .tint-5 {
    fill: var(--plan-tint-5);
  }
  .tint-entrance,
  .tint-exit,
  .tint-corral {
    fill: var(--plan-ground);
  }
  .tint-fitting {
    fill: var(--plan-tint-fitting);
  }
  .tint-till {
    fill: var(--plan-tint-till);
  }
  .tint-stock {
    fill: var(--paper-sunken);
  }
  .hatch {
    pointer-events: none;
  }
  .hatch-line {
    stroke: var(--line);
    stroke-width: 5px;
  }
  .heated .zone {
    fill: var(--plan-ground);
  }
  .heat {
    fill: var(--plan-heat);
    stroke: none;
    pointer-events: none;
    fill-opacity: var(--heat);
    transition: fill-opacity var(--duration-move) var(--ease);
  }
  .choosable .zone {
    cursor: pointer;
  }
  @media (hover: hover) {
    .choosable .zone:hover {
      fill: var(--accent-soft);
    }
  }
  .highlight {
    fill: var(--accent);
    fill-opacity: 0.12;
    stroke: var(--accent);
    stroke-width: calc(var(--px) * 2.5px);
    stroke-linejoin: round;
    pointer-events: none;
  }
  .focus {
    fill: none;
    stroke: var(--focus);
    stroke-width: calc(var(--px) * 1px * var(--plan-focus-width, 4));
    stroke-linejoin: round;
    pointer-events: none;
  }

  .walls {
    fill: none;
    stroke: var(--plan-wall);
    stroke-width: max(12px, calc(var(--px) * 2px));
    stroke-linecap: square;
    stroke-linejoin: miter;
    pointer-events: none;
  }
  .walls.inner {
    stroke-width: max(8px, calc(var(--px) * 1.4px));
  }
  .entrance {
    fill: none;
    stroke: var(--plan-wall);
    stroke-width: max(6px, calc(var(--px) * 1.6px));
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .receiver {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.6px;
    stroke-linecap: round;
  }
  .receiver .core {
    fill: var(--accent);
    stroke: none;
  }
  .receiver .wave {
    opacity: 0.55;
  }

  .fixture {
    pointer-events: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .body,
  .ground {
    fill: var(--plan-fixture);
    stroke: var(--plan-fixture-line);
    stroke-width: max(2.2px, calc(var(--px) * 0.9px));
  }
  .ground {
    stroke: none;
  }
  .fine,
  .pile {
    fill: none;
    stroke: var(--plan-fixture-line);
    stroke-width: max(1.2px, calc(var(--px) * 0.6px));
    stroke-opacity: 0.6;
  }
  .pile {
    fill: var(--plan-cloth-1);
  }
  .cloth {
    stroke: var(--plan-fixture-line);
    stroke-width: max(0.9px, calc(var(--px) * 0.5px));
    stroke-opacity: 0.75;
  }
  .cloth-0 {
    fill: var(--plan-fixture);
  }
  .cloth-1 {
    fill: var(--plan-cloth-1);
  }
  .cloth-2 {
    fill: var(--plan-cloth-2);
  }
  .bar {
    fill: none;
    stroke: var(--plan-wall);
    stroke-width: max(2.4px, calc(var(--px) * 1px));
  }
  .solid {
    fill: var(--plan-counter);
    stroke: var(--plan-fixture-line);
    stroke-width: max(2.2px, calc(var(--px) * 0.9px));
  }
  .till,
  .device {
    fill: var(--plan-wall);
  }
  .lit {
    fill: var(--plan-lit);
  }
  .glass {
    fill: var(--plan-glass);
    stroke: var(--plan-fixture-line);
    stroke-width: max(1.6px, calc(var(--px) * 0.6px));
  }
  .glint {
    stroke: var(--plan-fixture-line);
    stroke-width: max(1.2px, calc(var(--px) * 0.5px));
  }
  .curtain {
    fill: none;
    stroke: var(--plan-curtain);
    stroke-width: max(3px, calc(var(--px) * 1.1px));
  }
  .pot {
    fill: var(--plan-fixture);
    stroke: var(--plan-fixture-line);
    stroke-width: max(1.2px, calc(var(--px) * 0.6px));
  }
  .leaf {
    fill: var(--plan-leaf);
    fill-opacity: 0.62;
  }
  .young {
    fill-opacity: 1;
  }

  .labels {
    pointer-events: none;
    text-anchor: middle;
    dominant-baseline: central;
    font-weight: 560;
    fill: var(--quiet-ink);
    paint-order: stroke;
    stroke: var(--plan-ground);
    stroke-opacity: 0.7;
    stroke-linejoin: round;
    stroke-width: calc(var(--px) * var(--label-halo, 0) * 1px);
  }
  .walked {
    --label-halo: 4;
  }
  .labels .value {
    fill: var(--ink);
    font-family: var(--font-display);
    font-weight: 720;
    font-variant-numeric: tabular-nums;
  }
  .heated .labels {
    fill: var(--ink);
  }
  .labels .letter circle,
  .stay circle {
    fill: var(--plan-ground);
    stroke: var(--plan-wall);
    stroke-width: calc(var(--px) * 1.2px);
  }
  .labels .letter text,
  .stay text {
    fill: var(--ink);
    font-weight: 640;
    font-variant-numeric: tabular-nums;
  }
`;
