import { css } from 'lit';

/** One hue from light to dark: readable without telling colours apart. */
export const coverageStyles = css`
  :host {
    display: grid;
    gap: var(--space-5);
    align-content: start;
  }
  .lead {
    max-inline-size: 62ch;
    font-size: var(--text-lg);
    line-height: 1.4;
    text-wrap: pretty;
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 20rem;
    gap: var(--space-6);
    align-items: start;
  }
  figure {
    display: grid;
    gap: var(--space-3);
    margin: 0;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
    font-size: var(--text-xs);
  }
  .scale {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
  }
  .scale span {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    font-variant-numeric: tabular-nums;
  }
  .scale svg {
    inline-size: 12px;
    block-size: 12px;
    border-radius: 2px;
  }
  .map {
    block-size: auto;
  }
  .room {
    fill: none;
    stroke: none;
  }
  .map .zone {
    fill: var(--plan-ground);
  }
  .unscaled {
    transform: scale(var(--px));
  }
  .cell {
    fill: var(--plan-heat);
    stroke: none;
    shape-rendering: crispEdges;
  }
  .shade-0 {
    fill-opacity: 0.05;
  }
  .shade-1 {
    fill-opacity: 0.16;
  }
  .shade-2 {
    fill-opacity: 0.3;
  }
  .shade-3 {
    fill-opacity: 0.48;
  }
  .shade-4 {
    fill-opacity: 0.68;
  }
  .shade-5 {
    fill-opacity: 0.9;
  }
  .ear .plate {
    fill: var(--plan-ground);
    stroke: var(--accent);
    stroke-width: 1.5px;
  }
  .ear .core {
    fill: var(--accent);
  }
  .ear path {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.6px;
    stroke-linecap: round;
  }
  .next circle {
    fill: var(--ink);
    stroke: var(--plan-ground);
    stroke-width: 2px;
  }
  .next text {
    text-anchor: middle;
    dominant-baseline: central;
    font-size: 12px;
    font-weight: 640;
    fill: var(--paper);
  }
  .nexts {
    display: grid;
    gap: var(--space-3);
  }
  .nexts li {
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: var(--space-2);
    font-size: var(--text-sm);
    line-height: 1.45;
  }
  .nexts b {
    display: grid;
    place-items: center;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
    background: var(--ink);
    color: var(--paper);
    font-size: var(--text-xs);
  }
  .references {
    display: grid;
    gap: var(--space-2);
  }
  .references li {
    display: grid;
    grid-template-columns: 6rem auto 1fr;
    align-items: baseline;
    gap: var(--space-3);
    font-size: var(--text-sm);
  }
  @media (max-width: 1000px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
