import { css } from 'lit';

export const floorStyles = css`
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(16rem, 18.5rem);
    gap: var(--space-8);
    align-items: start;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-4);
    margin-block-end: var(--space-4);
  }
  header h1 {
    font-size: var(--text-3xl);
    font-variant-numeric: tabular-nums;
  }
  header p {
    font-size: var(--text-lg);
    font-variant-numeric: tabular-nums;
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    margin-inline-start: var(--space-3);
    font-size: var(--text-xs);
    font-weight: var(--weight-strong);
    color: var(--ok);
    vertical-align: 0.1em;
  }
  .live:first-child {
    margin-inline-start: 0;
  }
  .live::before {
    content: '';
    inline-size: 0.55em;
    block-size: 0.55em;
    border-radius: 50%;
    background: currentColor;
  }
  aisle-notice {
    margin-block-end: var(--space-3);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-1) var(--space-4);
    margin-block-start: var(--space-2);
  }
  .legend span {
    display: inline-flex;
    align-items: baseline;
    gap: 0.4em;
  }
  .legend svg {
    inline-size: 0.85em;
    block-size: 0.85em;
    align-self: center;
  }
  .legend .about {
    flex: 1 1 18rem;
  }
  .dot,
  .badge {
    fill: var(--plan-person);
  }
  .badge {
    fill: var(--ink);
  }
  .core {
    fill: var(--paper-raised);
  }
  ul.zones {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
    gap: var(--space-4);
    margin-block-start: var(--space-6);
    padding-block-start: var(--space-4);
    border-block-start: var(--line-width) solid var(--line);
    color: var(--quiet-ink);
    font-size: var(--text-sm);
    line-height: 1.3;
  }
  .zones b {
    display: block;
    color: var(--ink);
    font-size: var(--text-xl);
    font-weight: var(--weight-heading);
    line-height: 1.15;
  }
  .beside {
    display: grid;
    gap: var(--space-8);
  }
  .beside h2 {
    margin-block-end: var(--space-3);
  }
  .calm {
    display: flex;
    gap: var(--space-3);
    color: var(--ok);
  }
  .calm span {
    color: var(--ink);
  }
  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    padding-block: var(--space-3);
    border-block-start: var(--line-width) solid var(--line);
    line-height: 1.4;
  }
  .item.danger > aisle-icon {
    color: var(--danger);
  }
  .item.warning > aisle-icon {
    color: var(--warning);
  }
  .item a {
    position: relative;
  }
  .ticker li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-3);
    padding-block: var(--space-2);
    line-height: 1.4;
    animation: arrive var(--duration-slow) var(--ease);
  }
  .ticker aisle-icon {
    color: var(--quiet-ink);
    --icon-size: 1.1em;
  }
  .ticker time {
    white-space: nowrap;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(-6px);
    }
  }
  @media (max-width: 980px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    ul.zones {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
      gap: var(--space-4);
      margin-block-start: var(--space-6);
      padding-block-start: var(--space-4);
      border-block-start: var(--line-width) solid var(--line);
      color: var(--quiet-ink);
      font-size: var(--text-sm);
      line-height: 1.3;
    }
    .zones b {
      display: block;
      color: var(--ink);
      font-size: var(--text-xl);
      font-weight: var(--weight-heading);
      line-height: 1.15;
    }
    .beside {
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
    }
  }
`;
