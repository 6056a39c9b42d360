import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/floor-plan/floor-plan.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import type { Fixture, FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { cornersOf } from '#shared/domain/plan-geometry.ts';
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
  /** The fixture it lies on, where a planogram or a person told. */
  @property({ attribute: false }) place: { readonly fixtureId: string; readonly shelf: string } | undefined;

  override render(): TemplateResult {
    const { plan, here } = this;
    const zone = plan?.zones.find(({ id }) => id === this.zone);
    if (plan === undefined || zone === undefined) return html`<p class="words">${t('product.whereUnknown')}</p>`;
    const fixture = plan.fixtures.find(({ id }) => id === this.place?.fixtureId);
    const goal = fixture === undefined ? zone : { ...zone, outline: floorAround(fixture) };
    const way = here === undefined ? undefined : findWay(plan, here, goal);
    const shelf = fixture === undefined ? '' : (this.place?.shelf ?? '');
    const name = inLanguage(zone.name);
    return html`
      <p class="words">
        ${way === undefined ? t('map.in', { zone: name }) : t('map.from', { zone: name, metres: formatNumber(Math.max(1, Math.round(metresOfWay(way)))) })}
        ${shelf === '' ? nothing : t('map.shelf', { shelf })}
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

/** Where someone stands who reaches for what lies on a fixture. */
function floorAround(fixture: Fixture): readonly Point[] {
  const reachMetres = 0.75;
  return cornersOf({
    ...fixture,
    widthMetres: fixture.widthMetres + 2 * reachMetres,
    depthMetres: fixture.depthMetres + 2 * reachMetres,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-map-sheet': KioskMapSheet;
  }
}
