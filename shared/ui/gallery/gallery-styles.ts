import { css } from 'lit';

export const galleryStyles = css`
  :host {
    display: grid;
    gap: var(--space-10);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    min-inline-size: 0;
  }
  h2 {
    padding-block-end: var(--space-2);
    border-block-end: var(--line-width) solid var(--line);
    font-family: var(--font-display);
    font-size: var(--text-lg);
    font-weight: var(--weight-heading);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-4);
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
    gap: var(--space-6);
    align-items: start;
  }
  .card {
    min-inline-size: 0;
    padding: var(--space-5);
    border-radius: var(--radius-lg);
    background: var(--card-paper);
    box-shadow: var(--shadow);
  }
  .stack {
    display: grid;
    gap: var(--space-4);
  }
  .quiet {
    color: var(--quiet-ink);
  }
  .display {
    font-family: var(--font-display);
    font-weight: var(--weight-heading);
    line-height: var(--leading-tight);
    letter-spacing: var(--tracking-tight);
  }
  .huge {
    font-size: var(--text-4xl);
  }
  .large {
    font-size: var(--text-2xl);
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 11em));
    gap: var(--space-4);
  }
  .icons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.5em, 1fr));
    gap: var(--space-4) var(--space-2);
    font-size: var(--text-xs);
    color: var(--quiet-ink);
    text-align: center;
  }
  .icons aisle-icon {
    --icon-size: 1.9em;
    display: block;
    margin: 0 auto var(--space-1);
    color: var(--ink);
  }
  .phone-width {
    inline-size: 300px;
  }
  .swatches {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .swatches span {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius);
    border: var(--line-width) solid var(--line);
  }
  .accent {
    background: var(--accent);
    color: var(--on-accent);
  }
  .accent-soft {
    background: var(--accent-soft);
    color: var(--on-accent-soft);
  }
  .warning-soft {
    background: var(--warning-soft);
    color: var(--on-warning-soft);
  }
  .danger {
    background: var(--danger);
    color: var(--on-danger);
  }
  .danger-soft {
    background: var(--danger-soft);
    color: var(--on-danger-soft);
  }
  .ok-soft {
    background: var(--ok-soft);
    color: var(--on-ok-soft);
  }
  .sunken {
    background: var(--paper-sunken);
  }
`;
