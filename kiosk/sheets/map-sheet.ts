import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/floor-plan/floor-plan.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { KioskElement } from '../kiosk-element.ts';
import { findWay, metresOfWay } from '../session/way-rules.ts';
import { inLanguage, t } from '../texts/kiosk-text.ts';

/** The floor with the zone a piece hangs in, and the way there from this screen when the plan knows where it stands. */
@customElement('kiosk-map-sheet')
export class KioskMapSheet extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .words {
        font-size: var(--text-lg);
        line-height: 1.35;
      }
      .quiet {
        color: var(--quiet-ink);
      }
    `,
  ];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) here: Point | undefined;
  @property() zone = '';

  override render(): TemplateResult {
    const { plan, here } = this;
    const zone = plan?.zones.find(({ id }) => id === this.zone);
    if (plan === undefined || zone === undefined) return html`<p class="words">${t('product.whereUnknown')}</p>`;
    const way = here === undefined ? undefined : findWay(plan, here, zone);
    const name = inLanguage(zone.name);
    return html`
      <p class="words">
        ${way === undefined ? t('map.in', { zone: name }) : t('map.from', { zone: name, metres: formatNumber(Math.max(1, Math.round(metresOfWay(way)))) })}
        ${here === undefined ? html`<span class="quiet">${t('map.noKiosk')}</span>` : nothing}
      </p>
      <aisle-floor-plan
        .plan=${plan}
        .here=${here}
        .paths=${way === undefined || way.length < 2 ? [] : [{ id: 'way', points: way }]}
        highlight-zone=${zone.id}
      ></aisle-floor-plan>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-map-sheet': KioskMapSheet;
  }
}
