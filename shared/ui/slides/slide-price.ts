import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatMoney, intlTag } from '../formats.ts';
import { slideText } from './slide-texts.ts';
import type { SlideLanguage } from './slide-scene.ts';

/** A price set like a price: large figures, small raised cents, none when they are nought; the old price struck, with what it was. */
@customElement('slide-price')
export class SlidePrice extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      font-family: var(--font-display);
      font-weight: 600;
      line-height: 0.9;
      letter-spacing: -0.035em;
      font-variant-numeric: tabular-nums;
    }
    .now {
      white-space: nowrap;
      font-size: calc(1em * var(--slide-fit, 1));
    }
    .reduced {
      color: var(--slide-reduced);
    }
    .small {
      display: inline-block;
      font-size: 0.42em;
      letter-spacing: -0.01em;
      vertical-align: 0.86em;
      margin-inline-start: 0.05em;
    }
    .currency {
      font-size: 0.5em;
      letter-spacing: 0;
      font-weight: 500;
      margin-inline: 0.26em 0.12em;
    }
    .currency:first-child {
      margin-inline-start: 0;
    }
    .was {
      margin-block-start: calc(1.2 * var(--u));
      font-family: var(--font-text);
      font-weight: 400;
      font-size: calc(1.7 * var(--u));
      line-height: 1.25;
      text-wrap: balance;
      letter-spacing: 0;
      color: var(--slide-quiet);
    }
    s {
      text-decoration-thickness: 0.08em;
      color: var(--slide-ink);
    }
  `;

  @property({ type: Number }) cents = 0;
  @property({ type: Number, attribute: 'was-cents' }) wasCents: number | undefined;
  @property() currency = 'EUR';
  @property() language: SlideLanguage = 'en';

  /** A price of up to four figures stands at its full size; a longer one is set smaller by its length. */
  override updated(): void {
    const longestFigures = 4;
    const figures = String(Math.trunc(Math.abs(this.cents) / 100)).length;
    this.style.setProperty('--slide-fit', String(Math.min(1, (longestFigures + 2) / (figures + 2))));
  }

  override render() {
    const isReduced = this.wasCents !== undefined && this.wasCents > this.cents;
    const whole = formatMoney({ cents: this.cents, currency: this.currency }, this.language);
    return html`<div class=${isReduced ? 'now reduced' : 'now'} role="img" aria-label=${whole}>${this.figures()}</div>
      ${isReduced ? this.oldPrice(this.wasCents ?? 0) : nothing}`;
  }

  private figures() {
    const isRound = this.cents % 100 === 0;
    const parts = new Intl.NumberFormat(intlTag(this.language), { style: 'currency', currency: this.currency }).formatToParts(
      this.cents / 100,
    );
    return parts.map(({ type, value }) => {
      if (type === 'fraction' || type === 'decimal') return isRound ? nothing : html`<span class="small">${value}</span>`;
      if (type === 'currency') return html`<span class="currency">${value}</span>`;
      // The space before a currency sign is set by the sign's own margin.
      return type === 'literal' ? nothing : value;
    });
  }

  private oldPrice(cents: number) {
    const old = formatMoney({ cents, currency: this.currency }, this.language);
    return html`<div class="was"><s>${old}</s>, ${slideText(this.language, 'was')}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-price': SlidePrice;
  }
}
