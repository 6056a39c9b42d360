import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { SlideLayout } from '../slide-layout.ts';
import { productOf, textIn, tintOf, type ContentOf } from '../slide-scene.ts';
import { slideStyles } from '../slide-styles.ts';
import '../slide-picture.ts';
import '../slide-text.ts';

/** Three looks side by side, each with its name and nothing else. */
@customElement('slide-looks')
export class SlideLooks extends SlideLayout<ContentOf<'looks'>> {
  static override styles = [
    slideStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        gap: calc(3 * var(--u));
        padding: calc(4 * var(--u)) calc(5 * var(--u)) calc(4.2 * var(--u));
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: calc(4 * var(--u));
      }
      .title {
        flex: 1;
        font-size: calc(5.4 * var(--u));
      }
      .looks {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: calc(2 * var(--u));
        min-block-size: 0;
      }
      figure {
        display: grid;
        grid-template-rows: 1fr auto;
        gap: calc(1.2 * var(--u));
        margin: 0;
        min-block-size: 0;
        min-inline-size: 0;
      }
      slide-picture {
        border-radius: calc(0.9 * var(--u));
      }
      figcaption {
        font-size: calc(2.3 * var(--u));
        min-inline-size: 0;
      }
      @container (orientation: portrait) {
        :host {
          padding-block: calc(6 * var(--u)) calc(5 * var(--u));
        }
        header {
          flex-direction: column;
          gap: calc(2 * var(--u));
        }
        .title {
          font-size: calc(6.4 * var(--u));
          inline-size: 100%;
        }
        .shop {
          order: -1;
        }
        .looks {
          grid-template: repeat(3, minmax(0, 1fr)) / 100%;
        }
        figure {
          grid-template: 100% / 1fr 1fr;
          gap: calc(2.4 * var(--u));
          align-items: end;
        }
        figure:nth-child(even) {
          text-align: end;
        }
        figure:nth-child(even) slide-picture {
          order: 2;
        }
        slide-picture {
          block-size: 100%;
          --slide-picture-position: 50% 40%;
        }
        figcaption {
          font-size: calc(3.2 * var(--u));
          line-height: 1.15;
        }
      }
    `,
  ];

  override render() {
    if (this.scene === undefined) return html``;
    const { content, language, storeName } = this.scene;
    return html`<header>
        <slide-text class="title" lines="2" smallest="0.7" .text=${textIn(content.title, language)}></slide-text>
        <div class="shop">${storeName}</div>
      </header>
      <div class="looks">${content.productIds.map((productId) => this.look(productId))}</div>`;
  }

  private look(productId: string) {
    if (this.scene === undefined) return html``;
    const { language, storeName, pictureUrl } = this.scene;
    const product = productOf(this.scene, productId);
    const name = product === undefined ? storeName : textIn(product.name, language);
    return html`<figure>
      <slide-picture
        tint=${tintOf(productId)}
        .url=${product === undefined ? '' : pictureUrl(product.picture)}
        .words=${name}
      ></slide-picture>
      <figcaption><slide-text lines="3" smallest="0.7" .text=${name}></slide-text></figcaption>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-looks': SlideLooks;
  }
}
