import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import { formatDate, formatNumber } from '#shared/ui/formats.ts';
import { KioskElement } from '../kiosk-element.ts';
import { newestFirst, summariseReviews, type Review, type ReviewSummary } from '../session/review-rules.ts';
import { contentLanguage, inLanguage, t } from '../texts/kiosk-text.ts';

const starPath = 'M12 2.6l2.9 5.9 6.5.9-4.7 4.6 1.1 6.5L12 17.4l-5.8 3.1 1.1-6.5L2.6 9.4l6.5-.9z';

/** What buyers wrote, all of it, newest first; the spread of stars before any sentence. */
@customElement('kiosk-reviews-sheet')
export class KioskReviewsSheet extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-6);
      }
      .summary {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-8);
      }
      .mean {
        display: block;
        font-family: var(--font-display);
        font-size: var(--text-4xl);
        font-weight: var(--weight-heading);
        line-height: 1;
        font-variant-numeric: tabular-nums;
      }
      .count,
      .order {
        color: var(--quiet-ink);
      }
      .bars {
        display: grid;
        gap: var(--space-1);
        list-style: none;
      }
      .bars li {
        display: grid;
        grid-template-columns: 1em minmax(0, 1fr) 1.6em;
        align-items: center;
        gap: var(--space-3);
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
        line-height: 1.3;
      }
      .track {
        block-size: 0.55em;
        border-radius: var(--radius-pill);
        background: var(--paper-sunken);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .fill {
        display: block;
        block-size: 100%;
        inline-size: var(--share);
        border-radius: inherit;
        background: var(--accent);
      }
      .reviews {
        display: grid;
        gap: var(--space-5);
        list-style: none;
      }
      .reviews li {
        padding-block-start: var(--space-5);
        border-block-start: var(--line-width) solid var(--line);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-4);
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
      .stars {
        block-size: 1em;
        inline-size: 5.4em;
        color: var(--accent);
      }
      .stars path {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.8;
        stroke-linejoin: round;
      }
      .stars .full {
        fill: currentColor;
      }
      blockquote {
        margin: var(--space-2) 0 0;
        text-align: match-parent;
        font-size: var(--text-md);
        line-height: 1.45;
      }
    `,
  ];

  @property({ attribute: false }) reviews: readonly Review[] = [];

  override render(): TemplateResult {
    const summary = summariseReviews(this.reviews);
    if (summary === undefined) return html`<p>${t('reviews.none')}</p>`;
    return html`${this.renderSummary(summary)}
      <p class="order">${t('reviews.order')}</p>
      <ul class="reviews" role="list">
        ${newestFirst(this.reviews).map((review) => this.renderReview(review))}
      </ul>`;
  }

  private renderSummary({ mean, count, perStar }: ReviewSummary): TemplateResult {
    return html`<div class="summary">
      <p>
        <span class="visually-hidden">${t('reviews.mean', { mean: formatNumber(mean, 1) })}</span>
        <span class="mean" aria-hidden="true">${formatNumber(mean, 1)}</span>
        <span class="count">${t('reviews.count', { count })}</span>
      </p>
      <ul class="bars" role="list">
        ${perStar.map((number, place) => {
          const stars = 5 - place;
          return html`<li>
            <span class="visually-hidden">${t('reviews.perStar', { stars, count: number })}</span>
            <span aria-hidden="true">${formatNumber(stars)}</span>
            <span class="track" aria-hidden="true"
              >${number === 0 ? nothing : html`<span class="fill" ${cssomStyles({ '--share': `${(number / count) * 100}%` })}></span>`}</span
            >
            <span aria-hidden="true">${formatNumber(number)}</span>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  private renderReview({ stars, text, author, day }: Review): TemplateResult {
    return html`<li>
      <div class="head">
        <svg class="stars" viewBox="0 0 130 24" role="img" aria-label=${t('reviews.stars', { count: stars })}>
          ${[0, 1, 2, 3, 4].map((place) => svg`<path class=${place < stars ? 'full' : ''} d=${starPath} transform="translate(${place * 26} 0)"></path>`)}
        </svg>
        <span>${author}</span>
        <span>${formatDate(Date.parse(`${day}T12:00:00Z`), 'UTC')}</span>
      </div>
      <blockquote lang=${contentLanguage()} dir="auto">${inLanguage(text)}</blockquote>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-reviews-sheet': KioskReviewsSheet;
  }
}
