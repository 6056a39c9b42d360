import { css } from 'lit';

/** White from edge to edge whatever the theme: a scanner reads black on white, and a bright screen lights it. */
export const couponSheetStyles = css`
  dialog {
    --sheet-paper: #ffffff;
    --sheet-ink: #000000;
    --ink: var(--sheet-ink);
    position: fixed;
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--sheet-paper);
    color: var(--sheet-ink);
    overflow: auto;
    perspective: 60rem;
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  .top {
    display: flex;
    justify-content: flex-end;
    padding: max(var(--space-3), env(safe-area-inset-top, 0)) var(--space-3) 0;
  }
  .turning {
    display: grid;
    align-content: center;
    gap: var(--space-8);
    padding: 0 var(--space-5);
    animation: turn var(--duration-slow) var(--ease) both;
  }
  /* Another animation of the same shape: a changed name starts it anew when the till takes the coupon. */
  .turning.used {
    animation-name: turn-again;
  }
  @keyframes turn {
    from {
      transform: rotateY(-82deg);
      opacity: 0.2;
    }
  }
  @keyframes turn-again {
    from {
      transform: rotateY(82deg);
      opacity: 0.2;
    }
  }
  .what {
    display: grid;
    gap: var(--space-2);
    justify-items: center;
    text-align: center;
  }
  .percent {
    font-family: var(--font-display);
    font-size: calc(var(--text-4xl) * 1.35);
    font-weight: 720;
    line-height: 1;
    font-variant-numeric: tabular-nums lining-nums;
  }
  h1 {
    font-size: var(--text-xl);
  }
  .code {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
  }
  aisle-barcode.code128 {
    inline-size: 100%;
    max-inline-size: 26rem;
  }
  aisle-barcode.qr {
    inline-size: min(17rem, 72vw);
  }
  .spelled {
    font-size: var(--text-lg);
    font-weight: var(--weight-strong);
    letter-spacing: 0.08em;
    font-variant-numeric: tabular-nums;
  }
  .end {
    display: grid;
    justify-items: center;
    gap: var(--space-2);
    text-align: center;
  }
  .end aisle-icon {
    --icon-size: 5rem;
    --icon-stroke: 1.5;
    color: var(--quiet-ink);
  }
  .used .end aisle-icon {
    color: var(--ok);
  }
  .word {
    font-family: var(--font-display);
    font-size: var(--text-2xl);
    font-weight: var(--weight-heading);
    line-height: var(--leading-tight);
  }
  :is(.used, .over) .percent {
    color: var(--quiet-ink);
    font-size: var(--text-3xl);
  }
  .foot {
    display: grid;
    justify-items: center;
    gap: var(--space-2);
    padding: var(--space-4) var(--space-5) max(var(--space-6), env(safe-area-inset-bottom, 0));
    text-align: center;
  }
  .foot aisle-button[wide] {
    inline-size: 100%;
  }
`;
