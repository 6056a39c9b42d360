import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { SlideLayout } from '../slide-layout.ts';
import { productOf, textIn, tintOf, type ContentOf } from '../slide-scene.ts';
import { slideStyles } from '../slide-styles.ts';
import '../slide-phone.ts';
import '../slide-picture.ts';
import '../slide-price.ts';
import '../slide-text.ts';

/** One product: its picture fills half the wall, its price can be read from the door. */
@customElement('slide-product')
export class SlideProduct extends SlideLayout<ContentOf<'product'>> {
  static override styles = [
    slideStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: calc(47 * var(--u)) 1fr;
      }
      .words {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        padding: calc(4.4 * var(--u)) calc(5 * var(--u));
      }
      .said {
        margin-block: auto;
      }
      .title {
        font-size: calc(5.2 * var(--u));
      }
      .line {
        margin-block-start: calc(1.4 * var(--u));
        font-size: calc(2.7 * var(--u));
      }
      slide-price {
        margin-block-start: calc(3.6 * var(--u));
        font-size: calc(10.6 * var(--u));
      }
      @container (orientation: portrait) {
        :host {
          grid-template: 1fr auto / 100%;
        }
        .words {
          padding: calc(3.4 * var(--u)) calc(5 * var(--u)) calc(5 * var(--u));
        }
        .shop {
          display: none;
        }
        slide-price {
          margin-block-start: calc(3 * var(--u));
          max-inline-size: calc(34 * var(--u));
          font-size: calc(9 * var(--u));
        }
        slide-phone {
          position: absolute;
          inset-block-end: calc(5 * var(--u));
          inset-inline-end: calc(5 * var(--u));
        }
      }
    `,
  ];

  override render() {
    if (this.scene === undefined) return html``;
    const { content, language, storeName, currency, phoneUrl, pictureUrl } = this.scene;
    const product = productOf(this.scene, content.productId);
    const name = product === undefined ? storeName : textIn(product.name, language);
    return html`<slide-picture
        tint=${tintOf(content.productId)}
        .url=${product === undefined ? '' : pictureUrl(product.picture)}
        .words=${name}
      ></slide-picture>
      <div class="words">
        <div class="shop">${storeName}</div>
        <div class="said">
          <slide-text class="title" lines="3" .text=${name}></slide-text>
          <slide-text class="line quiet" lines="2" .text=${textIn(content.line, language)}></slide-text>
          ${
            product === undefined
              ? nothing
              : html`<slide-price
                  .cents=${product.priceCents}
                  .wasCents=${product.wasCents}
                  .currency=${currency}
                  .language=${language}
                ></slide-price>`
          }
        </div>
        <slide-phone .url=${phoneUrl} .language=${language}></slide-phone>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-product': SlideProduct;
  }
}
