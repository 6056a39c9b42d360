import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/qr.ts';
import { shortAddress, type SlideLanguage } from './slide-scene.ts';
import { slideText } from './slide-texts.ts';

/** An address may break before its path, never inside a word. */
function breakable(address: string) {
  return address.split('/').map((part, place) => (place === 0 ? part : html`<wbr />/${part}`));
}

/** The way on: a QR and the same address short enough to type. */
@customElement('slide-phone')
export class SlidePhone extends LitElement {
  static override readonly styles = css`
    :host {
      display: flex;
      align-items: flex-end;
      gap: calc(1.4 * var(--u));
      color: var(--slide-ink);
    }
    aisle-qr {
      inline-size: calc(8.6 * var(--u));
      block-size: calc(8.6 * var(--u));
      flex: none;
    }
    .words {
      font-size: calc(1.55 * var(--u));
      line-height: 1.3;
      max-inline-size: calc(22 * var(--u));
    }
    .address {
      color: var(--slide-quiet);
    }
    @container (orientation: portrait) {
      :host {
        flex-direction: column;
        gap: calc(0.8 * var(--u));
        text-align: end;
      }
      .words {
        max-inline-size: calc(18 * var(--u));
        font-size: calc(1.35 * var(--u));
      }
    }
  `;

  @property() url = '';
  @property() language: SlideLanguage = 'en';

  override render() {
    if (this.url === '') return nothing;
    return html`<aisle-qr .text=${this.url}></aisle-qr>
      <div class="words">
        <div>${slideText(this.language, 'scan')}</div>
        <div class="address" dir="ltr">${breakable(shortAddress(this.url))}</div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-phone': SlidePhone;
  }
}
