import { css, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { uiText } from '../ui-texts.ts';
import { CodePicture } from './code-picture.ts';
import type { CodeKind } from './draw-code.ts';

/** A QR code in crisp squares; size it with `inline-size`. */
@customElement('aisle-qr')
export class AisleQr extends CodePicture {
  static override styles = [
    ...CodePicture.styles,
    css`
      :host {
        inline-size: 10em;
        aspect-ratio: 1;
      }
    `,
  ];

  protected override codeKind(): CodeKind {
    return 'qr';
  }

  protected override describe(): string {
    return uiText('qrFor', { text: this.text });
  }

  override render(): TemplateResult {
    return this.renderCode(nothing);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-qr': AisleQr;
  }
}
