import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SlideContentBody } from '#shared/contract/screens.ts';
import { SlideLayout } from './slide-layout.ts';
import { themeStyles } from './theme-styles.ts';
import type { SlideLanguage, SlideProductBody, SlideScene } from './slide-scene.ts';
import './layouts/slide-hours.ts';
import './layouts/slide-likes.ts';
import './layouts/slide-looks.ts';
import './layouts/slide-product.ts';
import './layouts/slide-resting.ts';
import './layouts/slide-review.ts';
import './layouts/slide-season.ts';

/**
 * One slide as a screen shows it, at whatever size its container gives it: upright in an upright box, wide in a wide one.
 * Without content it rests: the shop's name, never a blank. Emits `slide-trouble` with words when a text had to be cut off.
 */
@customElement('slide-view')
export class SlideView extends LitElement {
  static override readonly styles = [
    themeStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        container-type: size;
        inline-size: 100%;
        block-size: 100%;
        --slide-paper: var(--paper);
        --slide-ink: var(--ink);
        --slide-quiet: var(--quiet-ink);
        --slide-line: var(--line);
        --slide-accent: var(--accent);
        --slide-bold: var(--accent);
        --slide-on-bold: var(--on-accent);
        --slide-soft: var(--accent-soft);
        --slide-on-soft: var(--on-accent-soft);
        --slide-soft-line: color-mix(in srgb, var(--on-accent-soft) 16%, transparent);
        --slide-moon: color-mix(in srgb, var(--on-accent) 9%, var(--accent));
        --slide-heart: var(--like);
        --slide-reduced: var(--price-reduced);
        --slide-sand: #efe8dd;
        --slide-sage: #e3ebe2;
        --slide-clay: #f1e2d8;
        --slide-mist: #e1e8ec;
        background: var(--slide-bold);
      }
      :host([data-theme='dark']) {
        --slide-bold: var(--accent-soft);
        --slide-on-bold: var(--on-accent-soft);
        --slide-moon: color-mix(in srgb, var(--on-accent-soft) 12%, var(--accent-soft));
        --slide-sand: #3a352e;
        --slide-sage: #2d3630;
        --slide-clay: #3d322c;
        --slide-mist: #2c3439;
        --slide-picture-light: 0.88;
      }
      .ground {
        --u: min(1cqw, 1.7778cqh);
        position: absolute;
        inset: 0;
      }
      @container (orientation: portrait) {
        .ground {
          --u: min(1.6cqw, 0.9cqh);
        }
      }
    `,
  ];

  /** Undefined rests. */
  @property({ attribute: false }) content: SlideContentBody | undefined;
  @property({ attribute: false }) products: readonly SlideProductBody[] = [];
  @property() language: SlideLanguage = 'fr';
  @property({ attribute: 'store-name' }) storeName = '';
  @property() currency = 'EUR';
  /** Empty draws no QR. */
  @property({ attribute: 'phone-url' }) phoneUrl = '';
  @property({ attribute: 'data-theme', reflect: true }) theme: 'light' | 'dark' = 'light';
  @property({ attribute: false }) pictureUrl: (assetId: string) => string = (assetId) => `/assets/${assetId}`;

  constructor() {
    super();
    this.addEventListener('slide-fit', () => this.tellCutTexts());
  }

  override render() {
    return html`<div class="ground" lang=${this.language} dir=${this.language === 'ar' ? 'rtl' : 'ltr'}>${this.layout()}</div>`;
  }

  /** Resolves with the texts that had to be cut off once all of the slide can be painted at once; rejects when a picture can't be decoded. */
  async ready(): Promise<readonly string[]> {
    await this.updateComplete;
    await document.fonts.ready;
    const layout = this.drawn();
    if (layout === undefined) return [];
    await layout.decoded();
    return layout.cutTexts();
  }

  private drawn(): SlideLayout | undefined {
    const layout = this.renderRoot.querySelector('.ground')?.firstElementChild;
    return layout instanceof SlideLayout ? layout : undefined;
  }

  private tellCutTexts(): void {
    const cut = this.drawn()?.cutTexts() ?? [];
    if (cut.length === 0) return;
    this.dispatchEvent(new CustomEvent('slide-trouble', { detail: { cut }, bubbles: true, composed: true }));
  }

  private sceneOf<Content extends SlideContentBody>(content: Content): SlideScene<Content> {
    const { products, language, storeName, currency, phoneUrl, pictureUrl } = this;
    return { content, products, language, storeName, currency, phoneUrl, pictureUrl };
  }

  private layout(): TemplateResult {
    const { content } = this;
    if (content === undefined) return html`<slide-resting .storeName=${this.storeName}></slide-resting>`;
    switch (content.template) {
      case 'season':
        return html`<slide-season .scene=${this.sceneOf(content)}></slide-season>`;
      case 'product':
        return html`<slide-product .scene=${this.sceneOf(content)}></slide-product>`;
      case 'looks':
        return html`<slide-looks .scene=${this.sceneOf(content)}></slide-looks>`;
      case 'likes':
        return html`<slide-likes .scene=${this.sceneOf(content)}></slide-likes>`;
      case 'hours':
        return html`<slide-hours .scene=${this.sceneOf(content)}></slide-hours>`;
      case 'review':
        return html`<slide-review .scene=${this.sceneOf(content)}></slide-review>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-view': SlideView;
  }
}
