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
    font-family: var(--font-reading, 'Atkinson Hyperlegible Next Variable', 'Noto Sans Arabic', sans-serif);
    font-size: calc(3.2 * var(--u));
    line-height: 1.25;
  }
  * {
    box-sizing: border-box;
  }
  .title {
    font-family: var(--font-display, 'Bricolage Grotesque Variable', 'Noto Sans Arabic', sans-serif);
    font-weight: 600;
    line-height: 1.02;
    letter-spacing: -0.022em;
  }
  .quiet {
    color: var(--slide-quiet);
  }
  .wall {
    position: relative;
    overflow: hidden;
    background: var(--slide-wall, var(--slide-sand));
  }
  .wall.sage {
    --slide-wall: var(--slide-sage);
  }
  .wall.clay {
    --slide-wall: var(--slide-clay);
  }
  .wall.mist {
    --slide-wall: var(--slide-mist);
  }
  .wall img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .wall img.filling {
    object-fit: cover;
  }
  .wall .missing {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--slide-quiet);
    font-size: calc(3 * var(--u));
    padding: calc(3 * var(--u));
    text-align: center;
  }
  .shop {
    font-family: var(--font-display, 'Bricolage Grotesque Variable', 'Noto Sans Arabic', sans-serif);
    font-weight: 600;
    font-size: calc(2 * var(--u));
    letter-spacing: -0.01em;
    line-height: 1.1;
  }
`;
