import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { fobLabelStyles, renderFobLabel } from './fob-label.ts';
import { fobAddress, type Fob, type LabelSize } from './label-rules.ts';

interface DrawnFob {
  readonly fob: Fob;
  /** The QR as SVG text. */
  readonly code: string;
}

/**
 * The sheet that leaves the printer. It stands in the body beside the app, which page.css hides while a sheet is printed;
 * on the screen it is not shown.
 */
@customElement('console-fob-sheet')
export class ConsoleFobSheet extends BaseElement {
  static override styles = [
    baseStyles,
    fobLabelStyles,
    css`
      .sheet {
        display: grid;
        grid-template-columns: repeat(3, 60mm);
        justify-content: center;
        inline-size: 100%;
      }
      .sheet.sticker {
        grid-template-columns: repeat(7, 24mm);
      }
    `,
  ];

  @property({ attribute: false }) fobs: readonly Fob[] = [];
  @property() size: LabelSize = 'card';
  @property() phoneUrl = '';
  @property() storeName = '';
  @state() private drawn: readonly DrawnFob[] = [];
  private drawing: Promise<void> = Promise.resolve();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('fobs') && !changed.has('phoneUrl')) return;
    this.drawing = this.draw();
    this.drawing.catch(() => undefined); // Told by `ready`, which whoever prints waits for.
  }

  /** Resolves once every code is on the sheet; rejects when the drawing code can't be fetched. */
  async ready(): Promise<void> {
    await this.updateComplete;
    await this.drawing;
    await this.updateComplete;
    await document.fonts.ready;
  }

  private async draw(): Promise<void> {
    const { fobs, phoneUrl } = this;
    const { drawCode } = await import('#shared/ui/elements/draw-code.ts');
    if (fobs !== this.fobs || phoneUrl !== this.phoneUrl) return;
    this.drawn = fobs.map((fob) => ({ fob, code: drawCode('qr', fobAddress(phoneUrl, fob.pairingCode)) }));
  }

  override render(): TemplateResult {
    return html`<div class="sheet ${this.size}">
      ${this.drawn.map(({ fob, code }) => renderFobLabel(fob, this.storeName, html`<div class="qr">${unsafeSVG(code)}</div>`))}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-fob-sheet': ConsoleFobSheet;
  }
}
