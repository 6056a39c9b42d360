import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { formatMoney, moneyParts } from '../formats.ts';
import { uiText } from '../ui-texts.ts';

/** A price set like a printed one: large units, small raised cents. It takes the size of the text around it. */
@customElement('aisle-price')
export class AislePrice extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
        font-family: var(--font-display);
        font-weight: 680;
        font-variant-numeric: tabular-nums lining-nums;
        line-height: 1.1;
        letter-spacing: -0.01em;
        color: var(--price-ink);
      }
      .line {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 0.4em;
      }
      .amount {
        white-space: nowrap;
        unicode-bidi: isolate;
      }
      .small {
        position: relative;
        inset-block-start: -0.62em;
        font-size: 0.53em;
        letter-spacing: 0;
      }
      .reduced .now {
        color: var(--price-reduced);
      }
      s {
        font-size: 0.58em;
        font-weight: 480;
        color: var(--quiet-ink);
        text-decoration-thickness: 0.07em;
      }
      .law {
        display: block;
        margin-block-start: 0.35em;
        font-family: var(--font-text);
        font-size: max(var(--text-xs), 0.36em);
        font-weight: var(--weight-text);
        letter-spacing: 0;
        line-height: 1.35;
        color: var(--quiet-ink);
      }
    `,
  ];

  /** In minor units of `currency`. */
  @property({ type: Number }) cents = 0;
  @property() currency = 'EUR';
  /** The struck price in minor units, when this is a reduction. */
  @property({ type: Number, attribute: 'was-cents' }) wasCents: number | undefined;
  /** Says in words that the struck price is the lowest of the 30 days before (directive 98/6/EC, article 6a). */
  @property({ type: Boolean }) explained = false;

  override render(): TemplateResult {
    const was = this.wasCents;
    const words = formatMoney({ cents: this.cents, currency: this.currency });
    if (was === undefined) {
      return html`<span class="visually-hidden">${words}</span>${this.renderAmount(this.cents)}`;
    }
    const price = formatMoney({ cents: was, currency: this.currency });
    return html`<span class="line reduced">
        <span class="visually-hidden">${words}, ${uiText('wasPrice', { price })}</span>
        <span class="now">${this.renderAmount(this.cents)}</span>
        <s aria-hidden="true">${price}</s>
      </span>
      ${this.explained ? html`<span class="law">${uiText('lowestOf30Days', { price })}</span>` : nothing}`;
  }

  private renderAmount(cents: number): TemplateResult {
    const parts = moneyParts({ cents, currency: this.currency });
    return html`<span class="amount" aria-hidden="true"
      >${parts.map(({ type, value }) =>
        type === 'integer' || type === 'group' || type === 'minusSign' ? value : html`<span class="small">${value}</span>`,
      )}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-price': AislePrice;
  }
}
