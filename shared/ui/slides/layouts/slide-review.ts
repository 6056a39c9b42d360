import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { SlideLayout } from '../slide-layout.ts';
import { productOf, textIn, tintOf, type ContentOf } from '../slide-scene.ts';
import { slideStyles } from '../slide-styles.ts';
import { dayInWords } from '../slide-texts.ts';
import '../slide-picture.ts';
import '../slide-text.ts';

/** What a customer wrote, with their name and the day they wrote it, beside the thing itself. */
@customElement('slide-review')
export class SlideReview extends SlideLayout<ContentOf<'review'>> {
  static override styles = [
    slideStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr calc(42 * var(--u));
      }
      .words {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        padding: calc(5 * var(--u));
      }
      blockquote {
        margin: auto 0;
      }
      .mark {
        display: block;
        block-size: calc(4.4 * var(--u));
        margin-inline-start: calc(-0.4 * var(--u));
        font-family: var(--font-display);
        font-weight: 700;
        font-size: calc(11 * var(--u));
        line-height: 0.9;
        color: var(--slide-accent);
      }
      .text {
        font-size: calc(5 * var(--u));
        line-height: 1.1;
      }
      .by {
        font-size: calc(2.3 * var(--u));
        line-height: 1.35;
      }
      .author {
        font-weight: 650;
      }
      @container (orientation: portrait) {
        :host {
          grid-template: 1fr auto / 100%;
        }
        slide-picture {
          grid-row: 1;
          --slide-picture-position: 50% 15%;
        }
        .text {
          font-size: calc(4.4 * var(--u));
        }
        .words {
          gap: calc(3.4 * var(--u));
          padding-block-end: calc(6 * var(--u));
        }
        .shop {
          order: 3;
        }
      }
    `,
  ];

  override render() {
    if (this.scene === undefined) return html``;
    const { content, language, storeName, pictureUrl } = this.scene;
    const product = productOf(this.scene, content.productId);
    const name = product === undefined ? '' : textIn(product.name, language);
    return html`<div class="words">
        <div class="shop">${storeName}</div>
        <blockquote>
          <span class="mark" aria-hidden="true">“</span>
          <slide-text class="text title" lines="5" smallest="0.55" .text=${textIn(content.text, language)}></slide-text>
        </blockquote>
        <div class="by">
          <div class="author">${content.author}</div>
          <div class="quiet">${dayInWords(content.day, language)}${name === '' ? '' : html` · ${name}`}</div>
        </div>
      </div>
      <slide-picture
        tint=${tintOf(content.productId)}
        .url=${product === undefined ? '' : pictureUrl(product.picture)}
        .words=${name}
      ></slide-picture>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-review': SlideReview;
  }
}
