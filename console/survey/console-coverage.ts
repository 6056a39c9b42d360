import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readPlanDraft } from '#shared/contract/plan-drafts.ts';
import {
  estimateCoverage,
  listReferences,
  type CoverageBody,
  type NextReceiverBody,
  type ReferenceStateBody,
} from '#shared/contract/survey.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/icon.ts';
import { floorPlanStyles } from '#shared/ui/floor-plan/floor-plan-styles.ts';
import { toCm } from '#shared/ui/floor-plan/trace-path.ts';
import { formatAge, formatNumber, formatShare } from '#shared/ui/formats.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { drawFloor } from '../plan/draw-editor.ts';
import { wirePlan } from '../plan/draft-desk.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { coverageStyles } from './coverage-styles.ts';
import { errorSteps, shadeOf } from './coverage-scale.ts';

interface Seen {
  readonly plan: FloorPlan;
  readonly coverage: CoverageBody;
  readonly hasDraft: boolean;
}

const besideWidthPx = 900;
const sidePx = 350;
const leastMapPx = 280;

/** How exactly positions will be known everywhere, before anyone walks; and where the next receiver gains most. */
@customElement('console-coverage')
export class ConsoleCoverage extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, floorPlanStyles, coverageStyles];

  @state() private source: 'inForce' | 'draft' = 'inForce';
  private readonly seen = new Loaded<Seen>(this, async (signal) => {
    const { draft } = await this.shop.hub.call(readPlanDraft, { signal });
    const plan = this.source === 'draft' && draft !== null ? draft.plan : this.shop.plan;
    return { plan, hasDraft: draft !== null, coverage: await this.shop.hub.call(estimateCoverage, { body: wirePlan(plan), signal }) };
  });
  private readonly references = new Loaded(this, async (signal) => (await this.shop.hub.call(listReferences, { signal })).references, 10);

  override render(): TemplateResult {
    return html`${renderLoaded(this.seen, (seen) => this.renderSeen(seen))}
    ${renderLoaded(this.references, (references) => this.renderReferences(references))}`;
  }

  private renderSeen({ plan, coverage, hasDraft }: Seen): TemplateResult {
    return html`<div class="spread">
        <p class="lead">${this.leadWords(plan, coverage)}</p>
        ${
          hasDraft
            ? html`<console-choice
                label=${t('coverage.which')}
                value=${this.source}
                .choices=${[
                  { value: 'inForce', words: t('coverage.inForce') },
                  { value: 'draft', words: t('coverage.draft') },
                ]}
                @console-choose=${(event: CustomEvent<string>) => this.choose(event.detail)}
              ></console-choice>`
            : nothing
        }
      </div>
      <div class="sides">
        <figure>
          ${this.renderMap(plan, coverage)}
          <figcaption>${this.renderLegend()}</figcaption>
        </figure>
        <div class="stack">${this.renderNext(plan, coverage)} ${this.renderZones(plan, coverage)}</div>
      </div>
      <p class="quiet small">${t('coverage.how')}</p>`;
  }

  private leadWords(plan: FloorPlan, { meanMetres, zones }: CoverageBody): string {
    if (meanMetres === null) return t('coverage.none');
    const worst = zones.toSorted((a, b) => (b.meanMetres ?? 0) - (a.meanMetres ?? 0))[0];
    const metres = `${formatNumber(meanMetres, 1)} m`;
    if (worst === undefined || worst.meanMetres === null) return t('coverage.mean', { metres });
    return t('coverage.meanWorst', { metres, zone: this.nameIn(plan, worst.zoneId), worst: `${formatNumber(worst.meanMetres, 1)} m` });
  }

  private nameIn(plan: FloorPlan, zoneId: string): string {
    const zone = plan.zones.find(({ id }) => id === zoneId);
    return zone === undefined ? zoneId : this.textOf(zone.name);
  }

  private renderMap(plan: FloorPlan, { errorMetres, columns, cellMetres, next }: CoverageBody): TemplateResult {
    const marginCm = 40;
    const [width, height] = [plan.widthMetres * 100 + 2 * marginCm, plan.depthMetres * 100 + 2 * marginCm];
    const side = cellMetres * 100;
    return html`<svg
      class="map"
      viewBox="${-marginCm} ${-marginCm} ${width} ${height}"
      role="img"
      aria-label=${t('coverage.map')}
      ${cssomStyles({ '--px': String(width / this.mapPx()) })}
    >
      ${drawFloor(
        plan,
        true,
        svg`${errorMetres.map((error, cell) =>
          error === null
            ? nothing
            : svg`<rect class="cell shade-${shadeOf(error)}" x=${(cell % columns) * side} y=${Math.floor(cell / columns) * side} width=${side} height=${side} />`,
        )}`,
      )}
      ${plan.receivers.map(
        ({ at }) => svg`<g transform="translate(${toCm(at.xMetres)} ${toCm(at.yMetres)})"><g class="unscaled ear">
          <circle r="10" class="plate" /><circle r="3" class="core" /><path d="M-4.6 -4.6A6.5 6.5 0 0 0 -4.6 4.6M4.6 -4.6A6.5 6.5 0 0 1 4.6 4.6" /></g></g>`,
      )}
      ${next.map(
        ({ at }, nth) =>
          svg`<g transform="translate(${toCm(at.xMetres)} ${toCm(at.yMetres)})"><g class="unscaled next"><circle r="12" /><text>${nth + 1}</text></g></g>`,
      )}
    </svg>`;
  }

  /** About how wide the map is on the glass, for marks that keep their size. */
  private mapPx(): number {
    return Math.max(leastMapPx, this.clientWidth > besideWidthPx ? this.clientWidth - sidePx : this.clientWidth);
  }

  private renderLegend(): TemplateResult {
    return html`<span class="scale">
        ${errorSteps.map(
          (metres, nth) =>
            html`<span
              ><svg viewBox="0 0 12 12" aria-hidden="true">${svg`<rect class="cell shade-${nth}" width="12" height="12" />`}</svg>${t(
                nth === errorSteps.length - 1 ? 'coverage.more' : 'coverage.upTo',
                { metres: formatNumber(nth === errorSteps.length - 1 ? (errorSteps[nth - 1] ?? 0) : metres, 1) },
              )}</span
            >`,
        )}
      </span>
      <span class="quiet">${t('coverage.legend')}</span>`;
  }

  private renderNext(plan: FloorPlan, { next, meanMetres }: CoverageBody): TemplateResult {
    return html`<section class="stack">
      <h2>${t('coverage.next')}</h2>
      ${next.length === 0 ? html`<p class="quiet">${t('coverage.nextNone')}</p>` : nothing}
      <ol class="plain nexts">
        ${next.map((one, nth) => html`<li><b class="figure">${nth + 1}</b><span>${this.nextWords(plan, one, nth === 0 ? meanMetres : (next[nth - 1]?.meanMetres ?? null))}</span></li>`)}
      </ol>
    </section>`;
  }

  private nextWords(plan: FloorPlan, { at, heightMetres, meanMetres, worstZoneId }: NextReceiverBody, before: number | null): string {
    const words = t('coverage.nextWords', {
      zone: worstZoneId === null ? '—' : this.nameIn(plan, worstZoneId),
      x: formatNumber(at.xMetres, 1),
      y: formatNumber(at.yMetres, 1),
      height: formatNumber(heightMetres, 1),
      after: formatNumber(meanMetres, 2),
    });
    return before === null ? words : `${words} ${t('coverage.nextGain', { gain: formatNumber(Math.max(0, (before - meanMetres) * 100)) })}`;
  }

  private renderZones(plan: FloorPlan, { zones }: CoverageBody): TemplateResult {
    return html`<section class="stack">
      <h2>${t('coverage.zones')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('coverage.zone')}</th>
            <th scope="col" class="number">${t('coverage.error')}</th>
            <th scope="col" class="number">${t('coverage.right')}</th>
          </tr>
        </thead>
        <tbody>
          ${zones
            .toSorted((a, b) => (b.meanMetres ?? 0) - (a.meanMetres ?? 0))
            .map(
              ({ zoneId, meanMetres, rightShare }) =>
                html`<tr>
                  <td>${this.nameIn(plan, zoneId)}</td>
                  <td class="number">${meanMetres === null ? '—' : `${formatNumber(meanMetres, 1)} m`}</td>
                  <td class="number">${rightShare === null ? '—' : formatShare(rightShare)}</td>
                </tr>`,
            )}
        </tbody>
      </table>
      <p class="quiet small">${t('coverage.rightHow')}</p>
    </section>`;
  }

  private renderReferences(references: readonly ReferenceStateBody[]): TemplateResult {
    return html`<section class="stack" aria-labelledby="references">
      <h2 id="references">${t('references.title')}</h2>
      ${
        references.length === 0
          ? html`<p class="quiet">${t('references.none')}</p>`
          : html`<ul class="plain references">
              ${references.map((one) => this.renderReference(one))}
            </ul>`
      }
    </section>`;
  }

  private renderReference({ label, state: kind, receivers, lastHeardAt }: ReferenceStateBody): TemplateResult {
    const silent = receivers.filter(({ isSilent }) => isSilent);
    const heard = receivers.length - silent.length;
    return html`<li>
      <strong>${label}</strong>
      <span class="pill ${kind === 'heard' && silent.length === 0 ? 'ok' : 'warning'}">${t(`references.${kind}`)}</span>
      <span>
        ${kind === 'heard' ? t('references.heardBy', { count: heard }) : nothing}
        ${lastHeardAt === null ? t('references.never') : t('references.last', { age: formatAge(lastHeardAt, systemClock.now()) })}
        ${silent.map(({ receiverId }) => html`<br /><aisle-icon name="warning"></aisle-icon> ${t('references.deaf', { receiver: receiverId })}`)}
      </span>
    </li>`;
  }

  private choose(value: string): void {
    this.source = value === 'draft' ? 'draft' : 'inForce';
    void this.seen.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-coverage': ConsoleCoverage;
  }
}
