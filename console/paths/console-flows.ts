import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { readZoneFigures } from '#shared/contract/places.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import type { PlanPath, ZoneChoice } from '#shared/ui/floor-plan/plan-layers.ts';
import { formatDate, formatDuration, formatNumber, formatShare } from '#shared/ui/formats.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { busiest, flowArrows } from './flow-rules.ts';
import { dayWindow } from './time-windows.ts';

type Figures = RouteReply<typeof readZoneFigures>;

const layers = ['flows', 'visits', 'dwell'] as const;
type Layer = (typeof layers)[number];

const arrowsShown = 8;
const waysListed = 6;

/** All visits of a window on the plan: ways as arrows, or zones as heat, and the figures they are made of. */
@customElement('console-flows')
export class ConsoleFlows extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .tables {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-8);
        margin-block-start: var(--space-6);
        align-items: start;
      }
      .tables > section {
        min-inline-size: 0;
        overflow-x: auto;
      }
      h2 {
        margin-block-end: var(--space-2);
      }
      .top {
        justify-content: space-between;
        margin-block-end: var(--space-3);
      }
      tr.chosen td {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }
      td:first-child,
      th:first-child {
        padding-inline-start: 0;
      }
      .door {
        margin-block-start: var(--space-6);
      }
      @media (max-width: 1180px) {
        .tables {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) figures: Figures | undefined;
  /** The same window a week before. */
  @property({ attribute: false }) earlier: Figures | undefined;
  @property() words = '';
  @state() private layer: Layer = 'flows';
  @state() private zoneId: string | undefined;

  override render(): TemplateResult | typeof nothing {
    const { figures } = this;
    if (figures === undefined) return nothing;
    return html`<div class="row top">
        <console-choice
          label=${t('paths.show')}
          value=${this.layer}
          .choices=${[
            { value: 'flows', words: t('paths.showFlow') },
            { value: 'visits', words: t('paths.showVisits') },
            { value: 'dwell', words: t('paths.showDwell') },
          ]}
          @console-choose=${(event: CustomEvent<string>) => (this.layer = layers.find((layer) => layer === event.detail) ?? 'flows')}
        ></console-choice>
        <span class="quiet small">${this.words} · ${t('paths.n', { count: figures.visits })}</span>
      </div>
      <aisle-floor-plan
        choosable
        .plan=${this.shop.plan}
        .paths=${this.layer === 'flows' ? this.arrowsOf(figures) : []}
        .heat=${this.layer === 'flows' ? undefined : this.heatOf(figures)}
        .values=${this.valuesOf(figures)}
        highlight-zone=${this.zoneId ?? nothing}
        @aisle-zone=${(event: CustomEvent<ZoneChoice>) => this.chooseZone(event.detail.zoneId)}
      ></aisle-floor-plan>
      <div class="tables">${this.renderZones(figures)} ${this.renderWays(figures)}</div>`;
  }

  private chooseZone(zoneId: string): void {
    this.zoneId = this.zoneId === zoneId ? undefined : zoneId;
  }

  /** With a zone chosen, only the ways into and out of it. */
  private waysOf(figures: Figures): Figures['transitions'] {
    const { zoneId } = this;
    return zoneId === undefined
      ? figures.transitions
      : figures.transitions.filter(({ fromZoneId, toZoneId }) => fromZoneId === zoneId || toZoneId === zoneId);
  }

  private arrowsOf(figures: Figures): readonly PlanPath[] {
    return flowArrows(this.waysOf(figures), this.shop.plan.zones, arrowsShown).map(({ fromZoneId, toZoneId, from, bend, to, share }) => ({
      id: `${fromZoneId} ${toZoneId}`,
      points: [from, bend, to],
      weight: share,
    }));
  }

  private heatOf({ zones }: Figures): Readonly<Record<string, number>> {
    return Object.fromEntries(
      zones.flatMap(({ zoneId, visits, meanDwellSeconds }) => {
        const value = this.layer === 'visits' ? visits : meanDwellSeconds;
        return value === null ? [] : [[zoneId, value] as const];
      }),
    );
  }

  private valuesOf({ zones }: Figures): Readonly<Record<string, string>> {
    return Object.fromEntries(
      zones.flatMap(({ zoneId, visits, meanDwellSeconds }) => {
        const value = this.layer === 'dwell' ? (meanDwellSeconds === null ? null : formatDuration(meanDwellSeconds)) : visits;
        return value === null ? [] : [[zoneId, String(value)] as const];
      }),
    );
  }

  private renderZones({ zones, visits }: Figures): TemplateResult {
    const sorted = [...zones].sort((a, b) => (b.visits ?? -1) - (a.visits ?? -1));
    const hasBefore = (this.earlier?.visits ?? 0) >= 5;
    return html`<section>
      <h2>${t('paths.zoneFigures')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('floor.zone')}</th>
            <th scope="col" class="number">${t('paths.touched')}</th>
            <th scope="col" class="number">${t('paths.share')}</th>
            <th scope="col" class="number">${t('paths.mean')}</th>
            ${hasBefore ? html`<th scope="col" class="number">${t('paths.weekBefore')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${sorted.map((zone) => {
            const past = this.earlier?.zones.find(({ zoneId }) => zoneId === zone.zoneId);
            return html`<tr class=${zone.zoneId === this.zoneId ? 'chosen' : ''}>
              <td>${this.zoneName(zone.zoneId)}</td>
              ${
                zone.visits === null
                  ? html`<td class="number quiet" colspan="3">${t('paths.tooFew')}</td>`
                  : html`<td class="number">${formatNumber(zone.visits)}</td>
                      <td class="number">${visits === 0 ? '–' : formatShare(zone.visits / visits)}</td>
                      <td class="number">${zone.meanDwellSeconds === null ? '–' : formatDuration(zone.meanDwellSeconds)}</td>`
              }
              ${hasBefore ? html`<td class="number quiet">${past === undefined || past.visits === null ? '–' : formatNumber(past.visits)}</td>` : nothing}
            </tr>`;
          })}
        </tbody>
      </table>
      <p class="quiet small">
        ${this.words} ·
        ${t('paths.n', { count: visits })}${hasBefore ? html` · ${t('paths.weekBeforeN', { count: this.earlier?.visits ?? 0 })}` : nothing}
      </p>
    </section>`;
  }

  private renderWays(figures: Figures): TemplateResult {
    const ways = busiest(this.waysOf(figures), waysListed);
    const { timeZone } = this.shop.store;
    return html`<section>
      <h2>${t('paths.flows')}</h2>
      ${ways.length === 0 ? html`<p class="quiet">${t('paths.noFlows')}</p>` : nothing}
      <table>
        <tbody>
          ${ways.map(
            ({ fromZoneId, toZoneId, visits }) =>
              html`<tr>
                <td>${t('paths.flow', { from: this.zoneName(fromZoneId), to: this.zoneName(toZoneId) })}</td>
                <td class="number">${formatNumber(visits)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${ways.length === 0 ? nothing : html`<p class="quiet small">${t('paths.nVisits', { count: figures.visits })} · ${this.words}</p>`}
      ${
        figures.door.length === 0
          ? nothing
          : html`<h2 class="door">${t('paths.door')}</h2>
              ${figures.door.map(
                (day) =>
                  html`<p>
                    ${t('paths.doorWords', { in: day.in, out: day.out, day: formatDate(dayWindow(day.businessDay, timeZone).from, timeZone) })}
                  </p>`,
              )}`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-flows': ConsoleFlows;
  }
}
