import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import { formatDuration, formatTime } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { shortDay } from './hour-rules.ts';
import { stripStyles } from './strip-styles.ts';
import { stripOf, visitSeconds, type VisitRow } from './visit-rules.ts';
import { tintOf } from './zone-tints.ts';

/** Visits of a window, the latest first, each with its zones as a strip. */
@customElement('console-visit-list')
export class ConsoleVisitList extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    stripStyles,
    css`
      .all {
        display: grid;
        gap: 2px;
        margin-block-end: var(--space-3);
      }
      ul.plain {
        max-block-size: calc(100dvh - 17rem);
        margin-inline: calc(-1 * var(--space-3));
        overflow: auto;
      }
      a {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3);
        border-radius: var(--radius-sm);
        color: var(--ink);
        text-decoration: none;
      }
      li a:hover {
        background: var(--paper-sunken);
      }
      a[aria-current] {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }
      a[aria-current] .quiet {
        color: inherit;
      }
      .all a {
        padding: 0;
        color: var(--accent);
        font-weight: var(--weight-strong);
      }
      @media (max-width: 860px) {
        ul.plain {
          max-block-size: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) visits: readonly VisitRow[] = [];
  /** In the whole window; the list may hold fewer. */
  @property({ type: Number }) count = 0;
  @property() visitId = '';
  /** Where a visit's link leads; '' for none of them. */
  @property({ attribute: false }) hrefOf: (visitId: string) => string = (visitId) => `#/paths/${visitId}`;
  /** True for a window of several days: a time alone would not say when. */
  @property({ type: Boolean, attribute: 'is-long' }) isLong = false;
  /** The window in words. */
  @property() words = '';

  override render(): TemplateResult {
    const latest = [...this.visits].sort((a, b) => b.openedAt - a.openedAt);
    return html`<div class="all">
        <h2>${t('paths.visits', { count: this.count })}</h2>
        <p class="quiet small">
          ${this.words}${this.visits.length < this.count ? html` · ${t('paths.more', { count: this.visits.length })}` : nothing}
        </p>
        ${this.visitId === '' ? html`<p class="quiet small">${t('paths.listWords')}</p>` : html`<a href=${this.hrefOf('')}>← ${t('paths.back')}</a>`}
      </div>
      <ul class="plain" aria-label=${t('paths.list')}>
        ${repeat(
          latest,
          ({ visitId }) => visitId,
          (visit) => this.renderVisit(visit),
        )}
      </ul>`;
  }

  private renderVisit(visit: VisitRow): TemplateResult {
    const { timeZone } = this.shop.store;
    const { zones } = this.shop.plan;
    const names = visit.stays.map((stay) => this.zoneName(stay.zoneId)).join(', ');
    return html`<li>
      <a href=${this.hrefOf(visit.visitId)} aria-current=${visit.visitId === this.visitId ? 'true' : nothing}>
        <span class="spread">
          <strong class="figure"
            >${this.isLong ? shortDay(visit.openedAt, timeZone) : nothing} ${formatTime(visit.openedAt, timeZone)}</strong
          >
          <span class="quiet small">
            ${visit.closedAt === null ? t('paths.goesOn') : nothing} ${formatDuration(visitSeconds(visit, systemClock.now()))} ·
            ${t('paths.stays', { count: visit.stays.length })}
          </span>
        </span>
        <span class="strip" role="img" aria-label=${t('paths.stripOf', { zones: names })} title=${names}>
          ${stripOf(visit.stays).map(
            ({ zoneId, share }) => html`<i class="tint-${tintOf(zoneId, zones)}" ${cssomStyles({ '--share': share.toFixed(4) })}></i>`,
          )}
        </span>
      </a>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-visit-list': ConsoleVisitList;
  }
}
