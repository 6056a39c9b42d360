import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { SlideLayout } from '../slide-layout.ts';
import { productOf, textIn, tintOf, type ContentOf } from '../slide-scene.ts';
import { slideStyles } from '../slide-styles.ts';
import '../slide-picture.ts';
import '../slide-text.ts';

/** The season: one picture, one sentence, on the shop's own colour. */
@customElement('slide-season')
export class SlideSeason extends SlideLayout<ContentOf<'season'>> {
  static override styles = [
    slideStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr calc(47 * var(--u));
        background: var(--slide-bold);
        color: var(--slide-on-bold);
      }
      .words {
        display: grid;
        grid-template-rows: auto 1fr auto;
        padding: calc(5 * var(--u));
        min-inline-size: 0;
      }
      .said {
        grid-row: 3;
      }
      .title {
        font-size: calc(8.4 * var(--u));
      }
      .line {
        margin-block-start: calc(2.4 * var(--u));
        font-size: calc(3.2 * var(--u));
      }
      @container (orientation: portrait) {
        :host {
          grid-template: 1fr auto / 100%;
        }
        slide-picture {
          grid-row: 1;
        }
        .words {
          grid-template-rows: auto auto;
          gap: calc(3 * var(--u));
          padding-block-end: calc(7 * var(--u));
        }
        .said {
          grid-row: 1;
        }
        .shop {
          grid-row: 2;
        }
      }
    `,
  ];

  override render() {
    if (this.scene === undefined) return html``;
    const { content, language, storeName, pictureUrl } = this.scene;
    const product = productOf(this.scene, content.productId);
    const picture = content.picture ?? product?.picture;
    const words = product === undefined ? '' : textIn(product.name, language);
    return html`<div class="words">
        <div class="shop">${storeName}</div>
        <div class="said">
          <slide-text class="title" lines="3" .text=${textIn(content.title, language)}></slide-text>
          <slide-text class="line" lines="2" .text=${textIn(content.line, language)}></slide-text>
        </div>
      </div>
      <slide-picture
        tint=${tintOf(content.slideId)}
        .url=${picture === undefined ? '' : pictureUrl(picture)}
        .words=${words}
      ></slide-picture>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-season': SlideSeason;
  }
}
