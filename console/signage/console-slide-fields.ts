import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ProductCardBody } from '#shared/contract/products.ts';
import type { SlideContentBody } from '#shared/contract/screens.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/picture.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import './console-picture-field.ts';
import './console-product-picker.ts';
import './console-texts-field.ts';
import type { TextsBody } from './console-texts-field.ts';
import { slideProduct, type SlideProductBody } from './slide-products.ts';
import { maxSeconds, minSeconds, productsOf, reviewWordLimit, setSlideProduct, wordLimit } from './slide-rules.ts';

/** Which of a slide's products is being chosen. */
type Place = number | 'none';

const mostHours = 7;
const mostLikes = 5;

/**
 * What a slide says, template by template.
 * @fires console-slide - `detail` is the changed slide
 * @fires console-product - `detail` is a product that slides may now need
 */
@customElement('console-slide-fields')
export class ConsoleSlideFields extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .stack {
        gap: var(--space-5);
      }
      .product {
        display: grid;
        grid-template-columns: 40px minmax(0, 1fr) auto auto;
        gap: var(--space-2);
        align-items: center;
        padding-block: var(--space-1);
      }
      .product strong {
        font-size: var(--text-sm);
        line-height: 1.25;
      }
      h3 {
        font-size: var(--text-sm);
        margin-block-end: var(--space-1);
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-3);
      }
      .hour {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2);
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) slide: SlideContentBody | undefined;
  @property({ attribute: false }) products: readonly SlideProductBody[] = [];
  @state() private picking: Place = 'none';

  override render(): TemplateResult | typeof nothing {
    const { slide } = this;
    if (slide === undefined) return nothing;
    return html`<div class="stack">
        ${this.renderTemplate(slide)}
        <aisle-field
          type="number"
          label=${t('field.seconds')}
          min=${minSeconds}
          max=${maxSeconds}
          .value=${String(slide.seconds)}
          @aisle-change=${(event: CustomEvent<FieldChange>) => this.setSeconds(slide, event.detail.value)}
        ></aisle-field>
      </div>
      <console-product-picker
        .given=${this.shop}
        ?open=${this.picking !== 'none'}
        @console-close=${() => (this.picking = 'none')}
        @console-pick=${(event: CustomEvent<ProductCardBody>) => this.pick(slide, event.detail)}
      ></console-product-picker>`;
  }

  private renderTemplate(slide: SlideContentBody): TemplateResult {
    switch (slide.template) {
      case 'season':
        return html`${this.renderTexts(t('field.title'), slide.title, (title) => this.change({ ...slide, title }))}
          ${this.renderTexts(t('field.line'), slide.line, (line) => this.change({ ...slide, line }))}
          ${this.renderProducts(t('field.product'), slide)}
          <console-picture-field
            .given=${this.shop}
            picture=${slide.picture ?? ''}
            @console-picture=${(event: CustomEvent<string>) => this.setPicture(slide, event.detail)}
          ></console-picture-field>`;
      case 'product':
        return html`${this.renderProducts(t('field.product'), slide)}
        ${this.renderTexts(t('field.line'), slide.line, (line) => this.change({ ...slide, line }))}`;
      case 'looks':
      case 'likes':
        return html`${this.renderTexts(t('field.title'), slide.title, (title) => this.change({ ...slide, title }))}
        ${this.renderProducts(t('field.products'), slide)}`;
      case 'hours':
        return this.renderHours(slide);
      case 'review':
        return this.renderReview(slide);
    }
  }

  private renderTexts(label: string, value: TextsBody, change: (texts: TextsBody) => void, limit = wordLimit): TemplateResult {
    return html`<console-texts-field
      label=${label}
      limit=${limit}
      ?multiline=${limit > wordLimit}
      .value=${value}
      @console-texts=${(event: CustomEvent<TextsBody>) => change(event.detail)}
    ></console-texts-field>`;
  }

  private renderReview(slide: Extract<SlideContentBody, { template: 'review' }>): TemplateResult {
    return html`${this.renderProducts(t('field.product'), slide)}
      ${this.renderTexts(t('field.text'), slide.text, (text) => this.change({ ...slide, text }), reviewWordLimit)}
      <div class="two">
        <aisle-field
          label=${t('field.author')}
          max-length="60"
          .value=${slide.author}
          @aisle-input=${(event: CustomEvent<FieldChange>) => this.change({ ...slide, author: event.detail.value })}
        ></aisle-field>
        <aisle-field
          type="date"
          label=${t('field.day')}
          .value=${slide.day}
          @aisle-change=${(event: CustomEvent<FieldChange>) => this.change({ ...slide, day: event.detail.value || slide.day })}
        ></aisle-field>
      </div>`;
  }

  private renderHours(slide: Extract<SlideContentBody, { template: 'hours' }>): TemplateResult {
    const setLine = (place: number, line: TextsBody): void =>
      this.change({ ...slide, lines: slide.lines.map((other, index) => (index === place ? line : other)) });
    return html`${this.renderTexts(t('field.title'), slide.title, (title) => this.change({ ...slide, title }))}
    ${slide.lines.map(
      (line, place) =>
        html`<div class="hour">
          ${this.renderTexts(t('field.lines', { nth: place + 1 }), line, (texts) => setLine(place, texts))}
          <aisle-button
            kind="quiet"
            icon="trash"
            label=${t('field.removeLine', { nth: place + 1 })}
            @click=${() => this.change({ ...slide, lines: slide.lines.filter((_, index) => index !== place) })}
          ></aisle-button>
        </div>`,
    )}
    ${
      slide.lines.length >= mostHours
        ? nothing
        : html`<aisle-button icon="plus" size="small" @click=${() => this.change({ ...slide, lines: [...slide.lines, { fr: '', en: '' }] })}
            >${t('field.addLine')}</aisle-button
          >`
    }`;
  }

  private renderProducts(label: string, slide: SlideContentBody): TemplateResult {
    const ids = slide.template === 'looks' || slide.template === 'likes' ? slide.productIds : [productsOf(slide)[0] ?? ''];
    const mayAdd = slide.template === 'likes' && slide.productIds.length < mostLikes;
    return html`<section>
      <h3>${label}</h3>
      ${ids.map((productId, place) => this.renderProduct(slide, productId, place))}
      ${mayAdd ? html`<aisle-button icon="plus" size="small" @click=${() => (this.picking = ids.length)}>${t('field.addProduct')}</aisle-button>` : nothing}
    </section>`;
  }

  private renderProduct(slide: SlideContentBody, productId: string, place: number): TemplateResult {
    const product = this.products.find((candidate) => candidate.productId === productId);
    const name = product === undefined ? productId : this.textOf(product.name);
    if (productId === '') {
      return html`<aisle-button icon="shirt" @click=${() => (this.picking = place)}>${t('picker.choose')}</aisle-button>`;
    }
    return html`<div class="product">
      <aisle-picture src=${product === undefined ? '' : `/assets/${product.picture}`} ratio="4/5"></aisle-picture>
      <strong>${name}</strong>
      <aisle-button size="small" @click=${() => (this.picking = place)}
        >${t('picker.change')}<span class="visually-hidden"> ${name}</span></aisle-button
      >
      ${
        slide.template === 'likes' && slide.productIds.length > 1
          ? html`<aisle-button
              size="small"
              kind="quiet"
              icon="close"
              label=${t('field.removeProduct', { product: name })}
              @click=${() => this.change({ ...slide, productIds: slide.productIds.filter((_, index) => index !== place) })}
            ></aisle-button>`
          : nothing
      }
    </div>`;
  }

  private pick(slide: SlideContentBody, product: ProductCardBody): void {
    const place = this.picking;
    this.picking = 'none';
    if (place === 'none') return;
    this.emit('console-product', slideProduct(product));
    this.change(setSlideProduct(slide, place, product.id));
  }

  private setPicture(slide: Extract<SlideContentBody, { template: 'season' }>, assetId: string): void {
    const { picture: _picture, ...rest } = slide;
    this.change(assetId === '' ? rest : { ...rest, picture: assetId });
  }

  private setSeconds(slide: SlideContentBody, text: string): void {
    const seconds = Math.min(maxSeconds, Math.max(minSeconds, Math.round(Number(text)) || minSeconds));
    this.change({ ...slide, seconds });
  }

  private change(slide: SlideContentBody): void {
    this.emit('console-slide', slide);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-slide-fields': ConsoleSlideFields;
  }
}
