import { css } from 'lit';

export const ticketStyles = css`
  .till {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(17rem, 21rem);
    gap: var(--space-8);
    align-items: start;
  }
  .scan {
    --control-height: 52px;
    margin-block-end: var(--space-4);
  }
  .lines li {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr) auto 6.5rem;
    gap: var(--space-4);
    align-items: center;
    padding-block: var(--space-3);
    border-block-start: var(--line-width) solid var(--line);
    animation: arrive var(--duration) var(--ease);
  }
  .what {
    display: grid;
    line-height: 1.35;
  }
  .count {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .count .figure {
    min-inline-size: 1.6em;
    text-align: center;
    font-size: var(--text-lg);
  }
  .amount {
    text-align: end;
    font-size: var(--text-lg);
    line-height: 1.2;
  }
  .amount del {
    display: block;
  }
  .sum {
    position: sticky;
    inset-block-start: var(--space-6);
    display: grid;
    gap: var(--space-4);
  }
  .sum dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
  }
  .sum dd {
    text-align: end;
  }
  dt.total {
    font-weight: var(--weight-strong);
  }
  dd.total {
    font-size: var(--text-3xl);
    font-weight: var(--weight-heading);
    line-height: 1.1;
  }
  .coupon {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
    align-items: start;
  }
  .coupon aisle-button {
    margin-block-start: 1.55rem;
  }
  .ticketed {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-3);
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--accent-soft);
    color: var(--on-accent-soft);
    line-height: 1.35;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(-6px);
    }
  }
  @media (max-width: 860px) {
    .till {
      grid-template-columns: minmax(0, 1fr);
    }
    .sum {
      position: static;
    }
  }
  @media (max-width: 560px) {
    .lines li {
      grid-template-columns: 44px minmax(0, 1fr) auto;
    }
    .count {
      grid-column: 2;
    }
  }
`;
