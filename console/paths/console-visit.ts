import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readVisitPath } from '#shared/contract/places.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import type { PlanPath } from '#shared/ui/floor-plan/plan-layers.ts';
import { formatDuration, formatTime } from '#shared/ui/formats.ts';
import { saveFile } from '../charts/save-picture.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { centreOf } from '#shared/ui/floor-plan/boxes.ts';
import { stripStyles } from './strip-styles.ts';
import { momentOf, pathAsCsv, pathSpan, stripOf, visitSeconds, type VisitPath } from './visit-rules.ts';
import { visitStyles } from './visit-styles.ts';
import { tintOf } from './zone-tints.ts';

/** A visit is played in this many seconds, however long it was. */
const playSeconds = 12;
const frameMs = 50;

/** One visit on the plan: its way, its numbered stays, and the moment the scrubber stands at. */
@customElement('console-visit')
export class ConsoleVisit extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles, stripStyles, visitStyles];

  @property() visitId = '';
  /** Where the scrubber stands; undefined shows the whole way. */
  @state() private at: number | undefined;
  @state() private isPlaying = false;
  private stopPlaying: (() => void) | undefined;
  private readonly path = new Loaded<VisitPath>(this, (signal) =>
    this.shop.hub.call(readVisitPath, { params: { visitId: this.visitId }, signal }),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('visitId') || !this.hasUpdated) return;
    this.pause();
    this.at = undefined;
    this.path.clear();
    void this.path.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  override render(): TemplateResult {
    if (this.path.value === undefined && this.path.problem?.status === 404) {
      return html`<aisle-empty icon="eye-off" heading=${t('paths.gone')}>${t('paths.goneWords')}</aisle-empty>`;
    }
    return renderLoaded(this.path, (path) => this.renderPath(path));
  }

  private renderPath(path: VisitPath): TemplateResult {
    const { timeZone } = this.shop.store;
    const span = pathSpan(path);
    const at = this.at ?? span.to;
    const moment = momentOf(path, at);
    return html`<div class="spread top">
        <h2>${t('paths.visitOf', { time: formatTime(path.openedAt, timeZone) })}</h2>
        <span class="row">
          <span class="quiet"
            >${formatDuration(visitSeconds(path, systemClock.now()))} · ${t('paths.stays', { count: path.stays.length })}</span
          >
          <aisle-button size="small" icon="download" ?disabled=${path.points.length === 0} @click=${() => this.save(path)}
            >${t('paths.csv')}</aisle-button
          >
        </span>
      </div>
      <aisle-floor-plan
        .plan=${this.shop.plan}
        .paths=${this.linesOf(path)}
        .people=${moment === undefined || this.at === undefined ? [] : [{ id: 'walker', at: { xMetres: moment.xMetres, yMetres: moment.yMetres }, radiusMetres: moment.radiusMetres, kind: 'known' }]}
      ></aisle-floor-plan>
      ${path.points.length < 2 ? html`<p class="quiet">${t('paths.noPoints')}</p>` : this.renderScrubber(path, span, at)}
      ${this.renderStays(path, this.at === undefined ? -1 : (moment?.stayIndex ?? -1))}`;
  }

  private linesOf(path: VisitPath): readonly PlanPath[] {
    const walked = this.at === undefined ? path.points : (momentOf(path, this.at)?.walked ?? []);
    const stays = path.stays.filter((stay) => this.at === undefined || stay.enteredAt <= this.at);
    return [{ id: path.visitId, points: walked, stays: stays.map((stay) => this.placeOf(path, stay)) }];
  }

  /** Where a stay is drawn: the middle of its own positions, or of its zone where none were kept. */
  private placeOf(path: VisitPath, stay: VisitPath['stays'][number]): Point {
    const own = path.points.filter((point) => point.at >= stay.enteredAt && point.at <= (stay.leftAt ?? Number.POSITIVE_INFINITY));
    const middle = own[Math.floor(own.length / 2)];
    const zone = this.shop.plan.zones.find(({ id }) => id === stay.zoneId);
    return middle ?? (zone === undefined ? { xMetres: 0, yMetres: 0 } : centreOf(zone.outline));
  }

  private renderScrubber(path: VisitPath, span: { from: number; to: number }, at: number): TemplateResult {
    const { timeZone } = this.shop.store;
    return html`<div class="scrubber">
      <aisle-button
        icon=${this.isPlaying ? 'pause' : 'play'}
        label=${this.isPlaying ? t('paths.pause') : t('paths.play')}
        @click=${() => this.toggle(path)}
      ></aisle-button>
      <div class="track">
        <div class="strip" aria-hidden="true">
          ${stripOf(path.stays).map(({ zoneId, share }) => html`<i class="tint-${tintOf(zoneId, this.shop.plan.zones)}" ${cssomStyles({ '--share': share.toFixed(4) })}></i>`)}
        </div>
        <input
          type="range"
          aria-label=${t('paths.scrub')}
          aria-valuetext=${formatTime(at, timeZone)}
          min=${span.from}
          max=${span.to}
          step="1000"
          .value=${String(at)}
          @input=${this.scrub}
        />
      </div>
      <output class="figure">${formatTime(at, timeZone)}</output>
    </div>`;
  }

  private renderStays(path: VisitPath, current: number): TemplateResult {
    return html`<ol class="stays">
      ${path.stays.map(
        (stay, place) =>
          html`<li aria-current=${place === current ? 'step' : nothing}>
            <span class="number figure" aria-hidden="true">${place + 1}</span>
            <span class="swatch tint-${tintOf(stay.zoneId, this.shop.plan.zones)}"></span>
            <span>${this.zoneName(stay.zoneId)}</span>
            <span class="quiet figure">${formatTime(stay.enteredAt, this.shop.store.timeZone)}</span>
            <strong class="figure">${formatDuration(stay.dwellSeconds)}</strong>
          </li>`,
      )}
    </ol>`;
  }

  private scrub(event: Event): void {
    this.pause();
    if (event.target instanceof HTMLInputElement) this.at = Number(event.target.value);
  }

  private toggle(path: VisitPath): void {
    if (this.isPlaying) {
      this.pause();
      return;
    }
    const span = pathSpan(path);
    const stepMs = ((span.to - span.from) * frameMs) / (playSeconds * 1000);
    this.isPlaying = true;
    if (this.at === undefined || this.at >= span.to) this.at = span.from;
    this.stopPlaying = systemClock.every(frameMs, () => {
      this.at = Math.min(span.to, (this.at ?? span.from) + stepMs);
      if (this.at >= span.to) this.pause();
    });
  }

  private pause(): void {
    this.stopPlaying?.();
    this.stopPlaying = undefined;
    this.isPlaying = false;
  }

  private save(path: VisitPath): void {
    saveFile(`path-${path.visitId}.csv`, new Blob([pathAsCsv(path)], { type: 'text/csv' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-visit': ConsoleVisit;
  }
}
