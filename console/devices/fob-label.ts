import { css, html, type TemplateResult } from 'lit';
import { t } from '../texts/t.ts';
import type { Fob } from './label-rules.ts';

/** Labels at their true size, black on white whatever the page's light is; neighbours share a line to cut along. */
export const fobLabelStyles = css`
  .label {
    display: grid;
    break-inside: avoid;
    margin: 0 -0.2mm -0.2mm 0;
    border: 0.2mm dashed #8a857f;
    background: #fff;
    color: #000;
    font-family: var(--font-text);
    overflow: hidden;
  }
  .card .label {
    grid-template-columns: 27mm minmax(0, 1fr);
    align-items: center;
    gap: 1.5mm;
    inline-size: 60mm;
    block-size: 34mm;
    padding: 2mm 2.5mm 2mm 2mm;
  }
  .sticker .label {
    justify-items: center;
    align-content: center;
    inline-size: 24mm;
    block-size: 30mm;
    padding: 0.5mm;
  }
  .qr {
    display: block;
    border-radius: 0;
  }
  .qr svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    shape-rendering: crispEdges;
  }
  .card .qr {
    inline-size: 27mm;
    block-size: 27mm;
  }
  .sticker .qr {
    inline-size: 21mm;
    block-size: 21mm;
  }
  .says {
    display: grid;
    line-height: 1.25;
  }
  .card .says {
    align-content: space-between;
    block-size: 27mm;
    padding-block: 1.4mm;
  }
  .store,
  .ask {
    font-size: 2.5mm;
  }
  .number {
    font: var(--weight-heading) 6.4mm / 1 var(--font-display);
    letter-spacing: var(--tracking-tight);
    overflow-wrap: anywhere;
  }
  .number.long {
    font-size: 4mm;
  }
  .code {
    font-size: 3.1mm;
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .code.long {
    font-size: 2.1mm;
  }
  .sticker .says {
    justify-items: center;
    gap: 0.4mm;
  }
  .sticker .number {
    font-size: 3mm;
  }
  .sticker .number.long {
    font-size: 2.2mm;
  }
  .sticker .code {
    font-size: 2.6mm;
  }
  .sticker .code.long {
    font-size: 1.7mm;
  }
  .sticker :is(.store, .ask) {
    display: none;
  }
`;

/** One label; `picture` is the QR, in an element of class `qr`. */
export function renderFobLabel({ label, pairingCode }: Fob, storeName: string, picture: TemplateResult): TemplateResult {
  return html`<article class="label">
    ${picture}
    <div class="says">
      <p class="store">${storeName}</p>
      <p class="number ${label.length > 7 ? 'long' : ''}">${label}</p>
      <p class="ask">${t('tags.labelAsk')}</p>
      <p class="code ${pairingCode.length > 12 ? 'long' : ''}">${pairingCode}</p>
    </div>
  </article>`;
}
