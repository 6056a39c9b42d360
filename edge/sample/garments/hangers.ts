import type { Sketch } from './sketch.ts';

/** A beech hanger with a brass hook, standing in a neck whose back is at `neckY`. Goes between the back and the front of a garment. */
export function drawHanger(sketch: Sketch, neckY: number, span = 70): void {
  const top = neckY - 104;
  const hook = `M400 ${neckY + 4}V${top + 46}C400 ${top + 32} 422 ${top + 30} 422 ${top + 12}C422 ${top - 14} 384 ${top - 14} 383 ${top + 10}`;
  sketch.add(
    `<path d="${hook}" fill="none" stroke="#8a6a33" stroke-width="7" stroke-linecap="round"/>` +
      `<path d="${hook}" fill="none" stroke="#d8b56c" stroke-width="4.4" stroke-linecap="round"/>` +
      `<path d="M${400 - span} ${neckY + 40}C${400 - span * 0.6} ${neckY + 12} 386 ${neckY + 2} 400 ${neckY + 2}S${400 + span * 0.6} ${neckY + 12} ${400 + span} ${neckY + 40}L${400 + span} ${neckY + 58}C${400 + span * 0.5} ${neckY + 30} 420 ${neckY + 22} 400 ${neckY + 22}S${400 - span * 0.5} ${neckY + 30} ${400 - span} ${neckY + 58}Z" fill="#d9b98c" stroke="#9a7547" stroke-width="1.8"/>` +
      `<path d="M${400 - span * 0.7} ${neckY + 32}C${400 - span * 0.4} ${neckY + 14} 390 ${neckY + 8} 400 ${neckY + 8}S${400 + span * 0.4} ${neckY + 14} ${400 + span * 0.7} ${neckY + 32}" fill="none" stroke="#f0dcbb" stroke-width="3" opacity=".8"/>` +
      `<circle cx="400" cy="${neckY + 3}" r="6" fill="#b98f49" stroke="#8a6a33"/>`,
  );
}

/** A beech bar with two felt-lined clips that hold a waistband at `waistY`, `halfSpan` to either side. */
export function drawClipHanger(sketch: Sketch, waistY: number, halfSpan: number): void {
  const top = waistY - 152;
  const barY = waistY - 56;
  const hook = `M400 ${barY}V${top + 46}C400 ${top + 32} 422 ${top + 30} 422 ${top + 12}C422 ${top - 14} 384 ${top - 14} 383 ${top + 10}`;
  const end = halfSpan + 26;
  const clip = (x: number): string =>
    `<path d="M${x} ${barY + 8}v18" stroke="#8a6a33" stroke-width="5"/>` +
    `<path d="M${x - 11} ${barY + 24}h22l4 52h-30z" fill="#d8b56c" stroke="#8a6a33" stroke-width="1.8" stroke-linejoin="round"/>` +
    `<path d="M${x - 7} ${barY + 28}h6l1 44h-10z" fill="#f3dfae" opacity=".75"/>`;
  sketch.add(
    `<path d="${hook}" fill="none" stroke="#8a6a33" stroke-width="7" stroke-linecap="round"/>` +
      `<path d="${hook}" fill="none" stroke="#d8b56c" stroke-width="4.4" stroke-linecap="round"/>` +
      `<path d="M${400 - end} ${barY - 9}h${end * 2}q9 9 0 19h-${end * 2}q-9 -10 0 -19z" fill="#d9b98c" stroke="#9a7547" stroke-width="1.8"/>` +
      `<path d="M${400 - end + 4} ${barY - 4}h${end * 2 - 8}" stroke="#f0dcbb" stroke-width="3" opacity=".8"/>` +
      clip(400 - halfSpan) +
      clip(400 + halfSpan),
  );
}
