import { css } from 'lit';

/** Pages of pictures: sentences first, much air, two columns where there is room. */
export const viewStyles = css`
  .lead {
    display: grid;
    gap: var(--space-2);
    max-inline-size: 66ch;
    margin-block-end: var(--space-8);
    font: 520 var(--text-xl) / 1.35 var(--font-display);
    letter-spacing: var(--tracking-tight);
    text-wrap: pretty;
  }
  .lead .quiet {
    font-size: var(--text-lg);
    font-weight: 420;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-10) var(--space-10);
    align-items: start;
  }
  .three {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-8);
    align-items: start;
  }
  .three {
    --heading-lines: 5;
  }
  .pictures {
    display: grid;
    gap: var(--space-12);
  }
  .pictures > *,
  .two > *,
  .three > * {
    min-inline-size: 0;
  }
  .kicker {
    margin-block-end: var(--space-4);
    color: var(--quiet-ink);
    font-weight: 560;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr));
    gap: var(--space-5) var(--space-6);
    margin-block-end: var(--space-12);
    padding-block: var(--space-5);
    border-block: var(--line-width) solid var(--line);
  }
  .figures dt {
    color: var(--quiet-ink);
    font-size: var(--text-sm);
  }
  .figures .big {
    font: 620 var(--text-2xl) / 1.15 var(--font-display);
    font-variant-numeric: tabular-nums;
    letter-spacing: var(--tracking-tight);
  }
  .figures .big.none {
    color: var(--quiet-ink);
    font-size: var(--text-lg);
    font-weight: 420;
  }
  .figures dd + dd {
    color: var(--quiet-ink);
    font-size: var(--text-xs);
    font-variant-numeric: tabular-nums;
  }
  .figures .beyond {
    color: var(--ink);
    font-weight: var(--weight-strong);
  }
  .bar-row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--space-3) var(--space-6);
    margin-block-end: var(--space-5);
  }
  .wide {
    overflow-x: auto;
  }
  .more {
    font-size: var(--text-sm);
  }
  @media (max-width: 1180px) {
    .two {
      gap: var(--space-8) var(--space-6);
    }
    .three {
      gap: var(--space-5);
    }
  }
  @media (max-width: 860px) {
    .two,
    .three {
      grid-template-columns: minmax(0, 1fr);
    }
    .three {
      --heading-lines: 1;
    }
    .lead {
      font-size: var(--text-lg);
    }
  }
  /* Widths asked above are those of the printer's own page; ours lies on its long side and has room for columns. */
  @media print {
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 8mm;
    }
    .three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 6mm;
    }
    .pictures {
      gap: 8mm;
    }
    .lead,
    .figures {
      margin-block-end: 6mm;
    }
    .more,
    .bar-row {
      display: none;
    }
    .kicker {
      break-after: avoid;
    }
  }
`;
