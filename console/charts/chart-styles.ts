import { css } from 'lit';

/** How charts are painted: paper, ink and one hue. What differs in kind differs in form too, so that nothing is told by colour alone. */
export const chartStyles = css`
  .chart {
    display: block;
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
    direction: ltr;
    font-family: var(--font-text);
  }
  .chart text {
    dominant-baseline: central;
    unicode-bidi: plaintext;
  }
  .label {
    fill: var(--ink);
  }
  .on-line {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 5px;
    stroke-linejoin: round;
  }
  .tick {
    fill: var(--quiet-ink);
    font-variant-numeric: tabular-nums;
  }
  .value {
    fill: var(--ink);
    font-family: var(--font-display);
    font-weight: 640;
    font-variant-numeric: tabular-nums;
  }
  .guide {
    fill: none;
    stroke: var(--line);
    stroke-width: 1px;
  }
  .zero {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: 1.5px;
  }
  .bar {
    fill: color-mix(in srgb, var(--plan-heat) 72%, var(--plan-ground));
  }
  .chosen .bar {
    fill: var(--plan-heat);
  }
  .chosen .label {
    font-weight: var(--weight-strong);
  }
  .whisker,
  .whisker-edge {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.4px;
    stroke-linecap: round;
  }
  .whisker-edge {
    stroke: var(--paper);
    stroke-width: 3.2px;
    stroke-opacity: 0.55;
  }
  .past {
    fill: none;
    stroke: var(--warning);
    stroke-width: 2.4px;
    stroke-linecap: round;
  }
  .hidden-bar,
  .hidden-cell {
    fill: url(#chart-hatch);
    stroke: var(--line-strong);
    stroke-width: 0.8px;
    stroke-dasharray: 3 2;
  }
  .hatch-line {
    stroke: var(--line-strong);
    stroke-width: 1.2px;
  }
  .empty-cell {
    fill: var(--paper-sunken);
  }
  .shade-0 {
    fill: color-mix(in srgb, var(--plan-heat) 7%, var(--plan-ground));
  }
  .shade-1 {
    fill: color-mix(in srgb, var(--plan-heat) 20%, var(--plan-ground));
  }
  .shade-2 {
    fill: color-mix(in srgb, var(--plan-heat) 34%, var(--plan-ground));
  }
  .shade-3 {
    fill: color-mix(in srgb, var(--plan-heat) 48%, var(--plan-ground));
  }
  .shade-4 {
    fill: color-mix(in srgb, var(--plan-heat) 78%, var(--plan-ground));
  }
  .shade-5 {
    fill: var(--plan-heat);
  }
  .on-soft {
    fill: var(--ink);
  }
  .on-strong {
    fill: var(--plan-ground);
  }
  .cell-text {
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .ribbon {
    fill: none;
    stroke: var(--plan-heat);
    stroke-opacity: 0.3;
  }
  .ribbon.faint {
    stroke-opacity: 0.08;
  }
  .mark:hover .ribbon,
  .mark:focus .ribbon {
    stroke-opacity: 0.72;
  }
  .node {
    fill: var(--plan-wall);
  }
  .dot {
    fill: var(--plan-heat);
    stroke: var(--plan-heat);
    stroke-width: 2px;
  }
  .dot.hollow {
    fill: var(--paper);
  }
  .marked-line {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.4px;
    stroke-dasharray: 2 3;
  }
  .note-flag {
    fill: var(--warning);
    stroke: var(--warning);
    stroke-width: 1.4px;
    stroke-linejoin: round;
  }
  .field {
    fill: transparent;
    rx: 6px;
  }
  .mark:hover .field {
    fill: var(--paper-sunken);
  }
  .mark:focus {
    outline: none;
  }
  .mark:focus-visible .field,
  .mark:focus-visible .cell {
    stroke: var(--focus);
    stroke-width: 3px;
    stroke-dasharray: none;
  }
  .mark:hover .cell {
    stroke: var(--ink);
    stroke-width: 1.6px;
  }
  @media print {
    .bar,
    .cell,
    .ribbon {
      print-color-adjust: exact;
    }
  }
`;
