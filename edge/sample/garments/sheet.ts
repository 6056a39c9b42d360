import { createDye } from './dye.ts';
import type { ColourId } from './palette.ts';
import { lightInk, shadowInk } from './shade.ts';
import { createSketch, type Sketch } from './sketch.ts';
import type { WeaveId } from './weave.ts';

/** The paper, the light from the top left, and the two shadows of a thing that hangs or lies just above the paper. */
function house(isDark: boolean): string {
  const glow = isDark ? 0.15 : 0.26;
  const shade = isDark ? 0.34 : 0.22;
  return (
    `<radialGradient id="paper" cx=".28" cy=".12" r="1.15"><stop stop-color="#f9f5ee"/><stop offset=".55" stop-color="#f1ebe1"/><stop offset="1" stop-color="#e4dbcd"/></radialGradient>` +
    `<linearGradient id="light" x1="0" y1="0" x2="1" y2=".75"><stop stop-color="${lightInk}" stop-opacity="${glow}"/><stop offset=".42" stop-color="${lightInk}" stop-opacity="0"/>` +
    `<stop offset=".58" stop-color="${shadowInk}" stop-opacity="0"/><stop offset="1" stop-color="${shadowInk}" stop-opacity="${shade}"/></linearGradient>` +
    `<filter id="soft" x="-.2" y="-.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="4.5"/></filter>` +
    `<filter id="drop" filterUnits="userSpaceOnUse" x="0" y="0" width="800" height="1000"><feGaussianBlur in="SourceAlpha" stdDeviation="24" result="wide"/><feOffset in="wide" dx="20" dy="30" result="far"/>` +
    `<feGaussianBlur in="SourceAlpha" stdDeviation="5" result="close"/><feOffset in="close" dx="5" dy="8" result="near"/><feFlood flood-color="#3a2a35" flood-opacity=".26"/><feComposite in2="far" operator="in" result="a"/>` +
    `<feFlood flood-color="#3a2a35" flood-opacity=".3"/><feComposite in2="near" operator="in" result="b"/><feMerge><feMergeNode in="a"/><feMergeNode in="b"/><feMergeNode in="SourceGraphic"/></feMerge></filter>`
  );
}

/** One decimal is a tenth of a pixel, finer than any screen shows. */
function roundNumbers(svg: string): string {
  return svg.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

/** A standalone SVG, 800 by 1000, with what `draw` put on the sheet. */
export function drawSheet(weave: WeaveId, colour: ColourId, draw: (sketch: Sketch) => void): string {
  const dye = createDye(colour, weave);
  const sketch = createSketch(weave, dye);
  draw(sketch);
  const { definitions, picture } = sketch.finish();
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000" width="800" height="1000"><defs>${house(dye.isDark)}${roundNumbers(definitions)}</defs>` +
    `<path d="M0 0h800v1000H0z" fill="url(#paper)"/><g filter="url(#drop)">${roundNumbers(picture)}</g></svg>`
  );
}
