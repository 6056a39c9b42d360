import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { longestStays, traceLine } from '../rules/visit-rules.ts';
import type { FloorPlanBody, TraceBody } from '../state/bodies.ts';
import { t } from '../texts/phone-text.ts';
import { shopWords } from '../texts/shop-words.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/skeleton.ts';
import { formatDuration } from '#shared/ui/formats.ts';
import '#shared/ui/floor-plan/floor-plan.ts';

/** Under this a stay was walking past. */
const leastStaySeconds = 20;
const mostStays = 4;

/** The shop's plan and, for who agreed, their own trace on it and where they stood longest. Nobody else is ever shown that. */
@customElement('phone-visit')
export class PhoneVisit extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      section {
        display: grid;
        gap: var(--space-3);
      }
      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .private aisle-icon {
        --icon-size: 0.95rem;
      }
      li {
        display: flex;
        justify-content: space-between;
        gap: var(--space-4);
        padding-block: var(--space-2);
        border-block-end: var(--line-width) solid var(--line);
      }
      li span:last-child {
        color: var(--quiet-ink);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) plan: FloorPlanBody | undefined;
  @property({ attribute: false }) trace: TraceBody | undefined;
  @property({ attribute: false }) zoneId: string | null = null;
  /** With the `path` consent it is the shopper's visit; without, it is only the shop's plan. */
  @property({ type: Boolean }) mine = false;

  override render(): TemplateResult {
    const points = traceLine(this.trace?.points ?? []);
    const stays = longestStays(this.trace?.zones ?? [], leastStaySeconds, mostStays);
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.mine ? t('visit.title') : t('visit.shop')}</h2>
        ${this.mine ? html`<p class="quiet small private"><aisle-icon name="lock"></aisle-icon> ${t('visit.private')}</p>` : nothing}
      </div>
      ${
        this.plan === undefined
          ? html`<aisle-skeleton kind="picture" ratio="4/3"></aisle-skeleton>`
          : html`<aisle-floor-plan
              label=${this.mine ? t('visit.plan') : t('visit.shopPlan')}
              .plan=${this.plan}
              .paths=${points.length > 1 ? [{ id: 'mine', points }] : []}
              .here=${points.at(-1)}
              .highlightZone=${this.zoneId ?? undefined}
            ></aisle-floor-plan>`
      }
      ${this.mine && points.length === 0 ? html`<p class="quiet">${t('visit.empty')}</p>` : nothing}
      ${
        stays.length === 0
          ? nothing
          : html`<ul role="list">
              ${stays.map(({ zoneId, dwellSeconds }) => {
                const zone = this.plan?.zones.find(({ id }) => id === zoneId);
                return zone === undefined
                  ? nothing
                  : html`<li><span>${shopWords(zone.name)}</span><span>${formatDuration(dwellSeconds)}</span></li>`;
              })}
            </ul>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-visit': PhoneVisit;
  }
}
