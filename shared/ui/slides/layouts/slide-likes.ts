import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SlideLayout } from '../slide-layout.ts';
import { rankByLikes, textIn, tintOf, type ContentOf, type SlideProductBody } from '../slide-scene.ts';
import { slideStyles } from '../slide-styles.ts';
import { slideText } from '../slide-texts.ts';
import '../slide-number.ts';
import '../slide-picture.ts';
import '../slide-text.ts';

/** The like board: what this shop likes most, live; the picture is the leader's and a number turns over when someone presses a hanger. */
@customElement('slide-likes')
export class SlideLikes extends SlideLayout<ContentOf<'likes'>> {
  static override styles = [
    slideStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr calc(42 * var(--u));
        background: var(--slide-soft);
        color: var(--slide-on-soft);
      }
      .words {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        padding: calc(4.6 * var(--u)) calc(5 * var(--u));
      }
      .title {
        margin-block-start: calc(2.4 * var(--u));
        font-size: calc(5.2 * var(--u));
      }
      ol {
        flex: 1;
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: calc(12.4 * var(--u)) 1fr;
        gap: calc(2 * var(--u));
        align-items: center;
        padding-block: calc(0.75 * var(--u));
        border-block-start: calc(0.1 * var(--u)) solid var(--slide-soft-line);
      }
      slide-number {
        font-size: calc(4.2 * var(--u));
        font-weight: 600;
        letter-spacing: -0.02em;
      }
      slide-number.quiet {
        opacity: 0.62;
      }
      .count {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }
      li:first-child slide-text {
        font-weight: 650;
      }
      svg {
        inline-size: calc(2.2 * var(--u));
        fill: var(--slide-heart);
      }
      li slide-text {
        font-size: calc(2.7 * var(--u));
      }
      @container (orientation: portrait) {
        :host {
          grid-template: calc(58 * var(--u)) 1fr / 100%;
        }
        slide-picture {
          grid-row: 1;
          --slide-picture-position: 50% 15%;
        }
        .words {
          padding-block: calc(4 * var(--u)) calc(6 * var(--u));
        }
        .title {
          margin-block: calc(2 * var(--u));
        }
      }
    `,
  ];

  override render() {
    if (this.scene === undefined) return html``;
    const { content, products, language, storeName, pictureUrl } = this.scene;
    const ranked = rankByLikes(products, content.productIds);
    const leader = ranked[0];
    return html`<div class="words">
        <div class="shop">${storeName}</div>
        <slide-text class="title" lines="2" smallest="0.7" .text=${textIn(content.title, language)}></slide-text>
        <ol>
          ${repeat(
            ranked,
            (product) => product.productId,
            (product) => this.row(product),
          )}
        </ol>
      </div>
      ${
        leader === undefined
          ? nothing
          : html`<slide-picture
              tint=${tintOf(leader.productId)}
              .url=${pictureUrl(leader.picture)}
              .words=${textIn(leader.name, language)}
            ></slide-picture>`
      }`;
  }

  private row(product: SlideProductBody) {
    const language = this.scene?.language ?? 'en';
    return html`<li>
      <div class="count">
        <slide-number class=${product.likes === 0 ? 'quiet' : ''} .value=${product.likes} .language=${language}></slide-number>
        <svg viewBox="0 0 24 24" role="img" aria-label=${slideText(language, 'likes')}>
          <path
            d="M12 21s-9.5-5.7-9.5-12.2C2.5 5.6 4.9 3.5 7.6 3.5c1.8 0 3.400.9 4.4 2.4 1-1.5 2.600-2.4 4.400-2.4 2.7 0 5.1 2.1 5.1 5.300C21.5 15.3 12 21 12 21z"
          />
        </svg>
      </div>
      <slide-text lines="1" smallest="0.7" .text=${textIn(product.name, language)}></slide-text>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-likes': SlideLikes;
  }
}
