import { css } from 'lit';

/** `--px` is how many centimetres a pixel shows; `.unscaled` keeps its size on the screen at every zoom. */
export const canvasStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    border-radius: var(--radius);
    background: var(--paper-sunken);
    touch-action: none;
    user-select: none;
  }
  .desk {
    position: absolute;
    inset: 0;
    outline: none;
    cursor: crosshair;
  }
  .desk:focus-visible {
    outline: var(--focus-width) solid var(--focus);
    outline-offset: calc(var(--focus-width) * -1);
    border-radius: var(--radius);
  }
  .desk.select {
    cursor: default;
  }
  .desk.panning {
    cursor: grabbing;
  }
  .unscaled {
    transform: scale(var(--px));
  }
  .grid-line {
    fill: none;
    stroke: var(--line);
    stroke-width: calc(var(--px) * 1px);
    stroke-opacity: 0.55;
  }
  .grid-line.wide {
    stroke-opacity: 1;
  }
  .room {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: calc(var(--px) * 1px);
    stroke-dasharray: calc(var(--px) * 5px) calc(var(--px) * 4px);
  }
  .tracing .floor {
    fill-opacity: 0.15;
  }
  .tracing .zone {
    fill-opacity: 0.35;
  }
  .zone-name,
  .area {
    text-anchor: middle;
    dominant-baseline: central;
    font-size: 13px;
    font-weight: 560;
    fill: var(--quiet-ink);
    paint-order: stroke;
    stroke: var(--plan-ground);
    stroke-opacity: 0.75;
    stroke-width: 4px;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .pin {
    pointer-events: none;
  }
  .pin text {
    text-anchor: middle;
    font-size: 11px;
    font-weight: 560;
    fill: var(--ink);
    paint-order: stroke;
    stroke: var(--plan-ground);
    stroke-width: 3.5px;
    stroke-linejoin: round;
  }
  .pin .plate,
  .entrance-pin circle {
    fill: var(--plan-ground);
    stroke: var(--accent);
    stroke-width: 1.5px;
  }
  .pin path {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.6px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .pin .core {
    fill: var(--accent);
  }
  .reference-pin .plate {
    stroke: var(--plan-here);
  }
  .reference-pin .core {
    fill: var(--plan-here);
  }
  .chosen {
    fill: none;
    stroke: var(--accent);
    stroke-width: calc(var(--px) * 2px);
    stroke-linejoin: round;
    pointer-events: none;
  }
  .chosen.unscaled {
    stroke-width: 2px;
  }
  .handle {
    fill: var(--plan-ground);
    stroke: var(--accent);
    stroke-width: 1.8px;
    cursor: move;
  }
  .handle.held {
    fill: var(--accent);
  }
  .length {
    pointer-events: none;
  }
  .length rect {
    fill: var(--ink);
    fill-opacity: 0.86;
  }
  .length text,
  .problem text {
    text-anchor: middle;
    dominant-baseline: central;
    font-size: 11px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    fill: var(--paper);
  }
  .stroke {
    fill: none;
    stroke: var(--accent);
    stroke-width: calc(var(--px) * 2.5px);
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .stroke-area {
    fill: var(--accent);
    fill-opacity: 0.12;
  }
  .guide {
    fill: none;
    stroke: var(--plan-here);
    stroke-width: calc(var(--px) * 1px);
    stroke-dasharray: calc(var(--px) * 4px) calc(var(--px) * 3px);
  }
  .cross {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5px;
  }
  .problem circle {
    fill: var(--warning);
    stroke: var(--plan-ground);
    stroke-width: 2px;
  }
  .problem.mistake circle {
    fill: var(--danger);
  }
  .zoom {
    position: absolute;
    inset-block-end: var(--space-3);
    inset-inline-end: var(--space-3);
    display: flex;
    gap: 2px;
    padding: 2px;
    border-radius: var(--radius);
    background: var(--paper-raised);
    box-shadow: 0 0 0 var(--line-width) var(--line);
  }
  .ruler {
    position: absolute;
    inset-block-end: var(--space-3);
    inset-inline-start: var(--space-3);
    padding: 0.2em 0.6em;
    border-radius: var(--radius-sm);
    background: var(--paper-raised);
    color: var(--quiet-ink);
    font-size: var(--text-xs);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
`;
