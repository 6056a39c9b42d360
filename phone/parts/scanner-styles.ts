import { css } from 'lit';

/** The camera from edge to edge, a frame to aim with, words in white on a dark edge. */
export const scannerStyles = css`
  dialog {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    padding: 0;
    border: 0;
    background: #0f0d0c;
    color: #ffffff;
  }
  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .frame {
    position: absolute;
    inset-inline: 9%;
    inset-block-start: 50%;
    block-size: 9.5rem;
    transform: translateY(-50%);
    border: 3px solid #ffffff;
    border-radius: var(--radius-lg);
    box-shadow: 0 0 0 100vmax rgb(15 13 12 / 55%);
    display: grid;
    align-items: center;
  }
  .frame.square {
    block-size: auto;
    aspect-ratio: 1;
  }
  .frame span {
    block-size: 2px;
    margin-inline: 1rem;
    background: #ffffff;
    opacity: 0.75;
  }
  .frame.square span {
    visibility: hidden;
  }
  .top {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: max(var(--space-4), env(safe-area-inset-top, 0)) var(--space-3) var(--space-4) var(--space-5);
  }
  h2 {
    font-size: var(--text-lg);
  }
  button {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border: 0;
    border-radius: 50%;
    background: rgb(15 13 12 / 60%);
    color: #ffffff;
    cursor: pointer;
  }
  button:focus-visible {
    outline-color: #ffffff;
  }
  .foot {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    display: grid;
    gap: var(--space-3);
    padding: var(--space-5) var(--space-5) max(var(--space-8), env(safe-area-inset-bottom, 0));
    text-align: center;
  }
  .private {
    font-size: var(--text-sm);
    color: #d4cdc4;
  }
  .refusal {
    justify-self: center;
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius);
    background: var(--warning-soft);
    color: var(--on-warning-soft);
  }
`;
