import { css } from 'lit';

/** Zones as a strip: hues apart from one another at one lightness, told by name as well. */
export const stripStyles = css`
  .strip {
    display: flex;
    gap: 2px;
    block-size: 12px;
    overflow: hidden;
    border-radius: 4px;
  }
  .strip i {
    flex: var(--share) 1 0;
    min-inline-size: 3px;
    background: oklch(68% 0.085 var(--tint-hue));
    forced-color-adjust: none;
  }
  .tint-0 {
    --tint-hue: 175;
  }
  .tint-1 {
    --tint-hue: 60;
  }
  .tint-2 {
    --tint-hue: 250;
  }
  .tint-3 {
    --tint-hue: 5;
  }
  .tint-4 {
    --tint-hue: 125;
  }
  .tint-5 {
    --tint-hue: 295;
  }
  .tint-6 {
    --tint-hue: 90;
  }
  .tint-7 {
    --tint-hue: 220;
  }
  .tint-8 {
    --tint-hue: 335;
  }
  .tint-9 {
    --tint-hue: 30;
  }
  .tint-10 {
    --tint-hue: 150;
  }
  .tint-11 {
    --tint-hue: 270;
  }
  .swatch {
    display: inline-block;
    flex: none;
    inline-size: 0.7em;
    block-size: 0.7em;
    border-radius: 2px;
    background: oklch(68% 0.085 var(--tint-hue));
    forced-color-adjust: none;
  }
`;
