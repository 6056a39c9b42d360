import { css } from 'lit';

/**
 * What every layout stands on. Sizes are in `--u`, a hundredth of a landscape screen's width, which `<slide-view>` sets;
 * colours are the family's, borrowed by meaning, with the paper set as their fallback.
 */
export const slideStyles = css`
  :host {
    display: block;
    position: absolute;
    inset: 0;
    overflow: hidden;
    background: var(--slide-paper);
    color: var(--slide-ink);
    font-family: var(--font-text);
    font-size: calc(3.2 * var(--u));
    line-height: 1.25;
  }
  * {
    box-sizing: border-box;
  }
  .title {
    font-family: var(--font-display);
    font-weight: 600;
    line-height: 1.02;
    letter-spacing: -0.022em;
  }
  /* Letters of Arabic are joined: spacing them apart, or nearer, breaks words. */
  .title:lang(ar) {
    letter-spacing: normal;
    line-height: 1.3;
  }
  .quiet {
    color: var(--slide-quiet);
  }
  .shop {
    font-family: var(--font-display);
    font-weight: 600;
    font-size: calc(2 * var(--u));
    letter-spacing: -0.01em;
    line-height: 1.1;
  }
`;
