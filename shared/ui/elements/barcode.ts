import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { uiText } from '../ui-texts.ts';
import { CodePicture } from './code-picture.ts';
import type { CodeKind } from './draw-code.ts';

/** A barcode a till can scan from glass: Code 128 for coupons, EAN-13 for articles, or QR. */
@customElement('aisle-barcode')
export class AisleBarcode extends CodePicture {
  static override styles = [
    ...CodePicture.styles,
    css`
      :host {
        inline-size: 18em;
      }
      .code {
        block-size: auto;
        padding-block: 0.7em 0.3em;
      }
      :host([kind='qr']) {
        inline-size: 10em;
      }
    `,
  ];

  @property({ reflect: true }) kind: CodeKind = 'code128';
  /** Prints the text under the bars, for a cashier who must type it. */
  @property({ type: Boolean, attribute: 'with-text' }) withText = false;

  protected override codeKind(): CodeKind {
    return this.kind;
  }

  protected override describe(): string {
    return uiText('barcodeFor', { text: this.text });
  }

  override render(): TemplateResult {
    return this.renderCode(this.withText ? html`<div class="text" aria-hidden="true">${this.text}</div>` : nothing);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-barcode': AisleBarcode;
  }
}
