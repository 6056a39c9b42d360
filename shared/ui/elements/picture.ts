import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { uiText } from '../ui-texts.ts';

const missing = svg`
  <path d="M50 27c0-5 7-5 7-10a7 7 0 0 0-14 0" />
  <path d="M50 27 18 49c-3 2-2 7 2 7h60c4 0 5-5 2-7Z" />
  <path d="M30 56v28h40V56" stroke-dasharray="3 5" />
`;

/** A picture that keeps its place from the start: soft paper while it loads, a drawn empty hanger when it can't be shown. */
@customElement('aisle-picture')
export class AislePicture extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        aspect-ratio: var(--picture-ratio, 3 / 4);
        background: var(--picture-paper);
        border-radius: var(--picture-radius, var(--radius));
      }
      img {
        display: block;
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
        object-position: var(--picture-position, center);
        opacity: 0;
        transition: opacity var(--duration-slow) var(--ease);
      }
      :host([fit='contain']) img {
        object-fit: contain;
      }
      .loaded img {
        opacity: 1;
      }
      .sheen {
        position: absolute;
        inset: 0;
        background: linear-gradient(100deg, transparent 30%, var(--card-paper) 50%, transparent 70%);
        opacity: 0.55;
        transform: translateX(-100%);
        animation: pass var(--duration-loop) var(--ease) infinite;
      }
      @keyframes pass {
        to {
          transform: translateX(100%);
        }
      }
      .missing {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        color: var(--line-strong);
      }
      svg {
        inline-size: min(42%, 9rem);
        fill: none;
        stroke: currentColor;
        stroke-width: 2.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];

  @property() src = '';
  /** What the picture shows; empty when words beside it say so. */
  @property() alt = '';
  /** Width over height, such as `3/4`; `auto` leaves the box to its page. */
  @property() ratio = '3/4';
  @property({ reflect: true }) fit: 'cover' | 'contain' = 'cover';
  /** Loads at once rather than when it comes near the view. */
  @property({ type: Boolean }) eager = false;

  @state() private phase: 'loading' | 'loaded' | 'failed' = 'loading';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src')) this.phase = 'loading';
    if (changed.has('ratio')) this.style.setProperty('--picture-ratio', this.ratio);
  }

  override render(): TemplateResult {
    if (this.src === '' || this.phase === 'failed') {
      return html`<div class="missing" role=${this.alt === '' ? nothing : 'img'} aria-label=${this.alt === '' ? nothing : this.alt}>
        <svg viewBox="0 0 100 100" aria-hidden="true">${missing}</svg>
        ${this.phase === 'failed' ? html`<span class="visually-hidden">${uiText('pictureMissing')}</span>` : nothing}
      </div>`;
    }
    return html`<div class=${this.phase}>
      ${this.phase === 'loading' ? html`<div class="sheen"></div>` : nothing}
      <img
        src=${this.src}
        alt=${this.alt}
        loading=${this.eager ? 'eager' : 'lazy'}
        decoding="async"
        draggable="false"
        @load=${this.markLoaded}
        @error=${this.markFailed}
      />
    </div>`;
  }

  private markLoaded(): void {
    this.phase = 'loaded';
  }

  private markFailed(): void {
    this.phase = 'failed';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-picture': AislePicture;
  }
}
