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
    background: hsl(var(--tint-hue) 42% 52%);
  }
  .tint-0 {
    --tint-hue: 168;
  }
  .tint-1 {
    --tint-hue: 28;
  }
  .tint-2 {
    --tint-hue: 214;
  }
  .tint-3 {
    --tint-hue: 340;
  }
  .tint-4 {
    --tint-hue: 84;
  }
  .tint-5 {
    --tint-hue: 262;
  }
  .tint-6 {
    --tint-hue: 48;
  }
  .tint-7 {
    --tint-hue: 190;
  }
  .tint-8 {
    --tint-hue: 310;
  }
  .tint-9 {
    --tint-hue: 8;
  }
  .tint-10 {
    --tint-hue: 130;
  }
  .tint-11 {
    --tint-hue: 236;
  }
  .swatch {
    display: inline-block;
    flex: none;
    inline-size: 0.7em;
    block-size: 0.7em;
    border-radius: 2px;
    background: hsl(var(--tint-hue) 42% 52%);
  }
`;
