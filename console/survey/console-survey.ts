import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  forgetSurveyPoint,
  listSurveyTags,
  readMeasurement,
  readSurvey,
  startMeasurement,
  stopMeasurement,
  type MeasurementBody,
  type SurveyBody,
  type SurveyPointBody,
} from '#shared/contract/survey.ts';
import { zoneAt, type Point } from '#shared/domain/floor-plan.ts';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/notice.ts';
import { floorPlanStyles } from '#shared/ui/floor-plan/floor-plan-styles.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { drawFloor } from '../plan/draw-editor.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import { drawSurveyPoints, sheetView } from './draw-survey.ts';
import { measuredWords, renderGain } from './render-gain.ts';
import { renderListening } from './render-listening.ts';
import { nextPoint, tappedPoint } from './survey-rules.ts';
import { surveyStyles } from './survey-styles.ts';

const pollMs = 700;
/** From this width on the task stands beside the plan, and takes so much of it. */
const besideWidthPx = 860;
const sidePx = 380;
const leastSheetPx = 280;
const tagsEverySeconds = 4;
const shelfName = 'aisle-survey-tag';

/** "Stand here, tap, walk on": what each receiver hears of a tag at known places, measured with a phone in one hand. */
@customElement('console-survey')
export class ConsoleSurvey extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles, floorPlanStyles, surveyStyles];

  @state() private tagKey = localStorage.getItem(shelfName) ?? '';
  @state() private chosenId: string | undefined;
  /** A place a person tapped that is none of the list. */
  @state() private ownPlace: Point | undefined;
  @state() private running: MeasurementBody | undefined;
  @state() private lost: RefusedError | undefined;
  /** On a phone the plan shows what is around the place to stand at. */
  @state() private isClose = true;
  private readonly skipped = new Set<string>();
  private stopPolling: (() => void) | undefined;
  private readonly survey = new Loaded(this, (signal) => this.shop.hub.call(readSurvey, { signal }));
  private readonly tags = new Loaded(this, async (signal) => (await this.shop.hub.call(listSurveyTags, { signal })).tags, tagsEverySeconds);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopPolling?.();
  }

  override render(): TemplateResult {
    return html`${renderLoaded(this.survey, (survey) => this.renderSurvey(survey))}`;
  }

  private renderSurvey(survey: SurveyBody): TemplateResult {
    if (survey.placedReceivers === 0) {
      return html`<aisle-empty icon="receiver" heading=${t('survey.noReceivers')}
        >${t('survey.noReceiversWords')}<aisle-button slot="action" href=${hashOf('plan')}>${t('survey.toPlan')}</aisle-button></aisle-empty
      >`;
    }
    const chosen = this.ownPlace === undefined ? this.chosenPoint(survey) : undefined;
    const hasBegun = this.tagKey !== '' && survey.points.some(({ state: kind }) => kind !== 'todo');
    return html`${hasBegun ? nothing : html`<p class="quiet">${t('survey.words')}</p>`}
      <div class="walk">
        <div class="stack">
          ${this.renderSheet(survey, this.ownPlace ?? chosen?.at)}
          <p class="legend">
            ${(['todo', 'measured', 'weak', 'old'] as const).map(
              (kind) =>
                html`<span
                  ><svg viewBox="-8 -8 16 16" aria-hidden="true">${svg`<circle class="point ${kind}" r="6" />`}</svg
                  >${t(`survey.state.${kind}`)}</span
                >`,
            )}
          </p>
        </div>
        <div class="now">${this.renderTag()} ${this.renderTask(survey, chosen)} ${renderGain(survey)}</div>
      </div>`;
  }

  private chosenPoint(survey: SurveyBody): SurveyPointBody | undefined {
    return survey.points.find(({ pointId }) => pointId === this.chosenId) ?? nextPoint(survey.points, undefined, this.skipped);
  }

  private renderSheet({ points }: SurveyBody, at: Point | undefined): TemplateResult {
    const { plan } = this.shop;
    const isNarrow = this.clientWidth <= besideWidthPx;
    const view = sheetView(plan, isNarrow && this.isClose ? at : undefined);
    // Marks keep their size on the glass, so that a thumb hits them on a phone too.
    const cmPerPx = view.widthCm / Math.max(leastSheetPx, isNarrow ? this.clientWidth : this.clientWidth - sidePx);
    return html`<div class="sheet">
      <svg
        viewBox="${view.leftCm} ${view.topCm} ${view.widthCm} ${view.heightCm}"
        role="img"
        aria-label=${t('survey.sheet', { count: points.length })}
        ${cssomStyles({ '--px': String(cmPerPx) })}
        @click=${(event: MouseEvent) => this.tap(event, points)}
      >
        ${drawFloor(plan, true)} ${drawSurveyPoints(points, at)}
      </svg>
      ${
        isNarrow
          ? html`<aisle-button
              class="zoom"
              size="small"
              icon=${this.isClose ? 'maximize' : 'search'}
              label=${t(this.isClose ? 'survey.whole' : 'survey.close')}
              @click=${() => (this.isClose = !this.isClose)}
            ></aisle-button>`
          : nothing
      }
    </div>`;
  }

  private renderTag(): TemplateResult {
    const tags = this.tags.value ?? [];
    const chosen = tags.find(({ tagKey }) => tagKey === this.tagKey);
    return html`<label class="field"
      >${t('survey.tag')}
      <select ?disabled=${this.running?.state === 'listening'} @change=${this.chooseTag}>
        <option value="">${t('survey.tagChoose')}</option>
        ${tags.map(
          ({ tagKey, label, receivers }) =>
            html`<option value=${tagKey} ?selected=${tagKey === this.tagKey}>
              ${receivers === 0 ? label : t('survey.tagHeard', { label, count: receivers })}
            </option>`,
        )}
      </select>
      <span class="hint">${chosen !== undefined && chosen.receivers === 0 ? t('survey.tagUnheard') : t('survey.tagHint')}</span>
    </label>`;
  }

  private renderTask(survey: SurveyBody, chosen: SurveyPointBody | undefined): TemplateResult {
    const { running } = this;
    if (running !== undefined && running.state === 'listening') return renderListening(running, this.lost, () => void this.stop(running));
    const at = this.ownPlace ?? chosen?.at;
    if (at === undefined) {
      return html`<div class="task" role="status">
        <h2>${t('survey.done')}</h2>
        <p>${t('survey.doneWords')}</p>
      </div>`;
    }
    const nth = chosen === undefined ? undefined : survey.points.indexOf(chosen) + 1;
    return html`<div class="task">
      ${this.renderOutcome()}
      <h2>${nth === undefined ? t('survey.ownPlace') : t('survey.place', { nth })}</h2>
      <p>
        ${t('survey.standThere', { zone: this.placeWords(at), x: formatNumber(at.xMetres, 1), y: formatNumber(at.yMetres, 1) })}
        ${chosen === undefined || chosen.measuredAt === null ? nothing : html`<br /><span class="quiet small">${measuredWords(chosen, this.shop.store.timeZone)}</span>`}
      </p>
      <aisle-button
        class="go"
        kind="filled"
        size="large"
        wide
        icon="crosshair"
        ?disabled=${this.tagKey === ''}
        @click=${() => this.start(at)}
        >${t(chosen !== undefined && chosen.state === 'measured' ? 'survey.again' : 'survey.here')}</aisle-button
      >
      <div class="row">
        ${
          chosen === undefined
            ? html`<aisle-button kind="quiet" size="small" @click=${() => (this.ownPlace = undefined)}
                >${t('survey.backToList')}</aisle-button
              >`
            : html`<aisle-button kind="quiet" size="small" @click=${() => this.skip(survey, chosen)}>${t('survey.skip')}</aisle-button>`
        }
        ${
          chosen !== undefined && chosen.measuredAt !== null
            ? html`<aisle-button kind="quiet" size="small" icon="trash" @click=${() => this.forget(chosen)}
                >${t('survey.forget')}</aisle-button
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  private placeWords(at: Point): string {
    const zone = zoneAt(this.shop.plan, at);
    return zone === undefined ? t('survey.betweenZones') : this.textOf(zone.name);
  }

  private renderOutcome(): TemplateResult | typeof nothing {
    const { running } = this;
    if (running === undefined) return nothing;
    if (running.state === 'kept') return html`<p class="small" role="status">${t('survey.kept', { count: running.receivers.length })}</p>`;
    const words = running.state === 'unheard' ? t('survey.unheard') : t('survey.failed');
    return html`<aisle-notice kind="warning">${words}</aisle-notice>`;
  }

  private tap(event: MouseEvent, points: readonly SurveyPointBody[]): void {
    if (this.running?.state === 'listening' || !(event.currentTarget instanceof SVGSVGElement)) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (matrix === null) return;
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const at = { xMetres: Math.round(spot.x / 10) / 10, yMetres: Math.round(spot.y / 10) / 10 };
    const { plan } = this.shop;
    if (at.xMetres < 0 || at.yMetres < 0 || at.xMetres > plan.widthMetres || at.yMetres > plan.depthMetres) return;
    // A fingertip is wide: 22 pixels, in metres at this size.
    const point = tappedPoint(points, at, 22 / (matrix.a * 100));
    this.running = undefined;
    this.ownPlace = point === undefined ? at : undefined;
    this.chosenId = point?.pointId ?? this.chosenId;
  }

  private readonly chooseTag = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.tagKey = event.target.value;
    localStorage.setItem(shelfName, this.tagKey);
  };

  private async start(at: Point): Promise<void> {
    const { tagKey } = this;
    this.lost = undefined;
    this.running = await this.attempt(() => this.shop.hub.call(startMeasurement, { body: { at, tagKey } }));
    if (this.running === undefined) return;
    this.stopPolling?.();
    this.stopPolling = systemClock.every(pollMs, () => void this.poll());
  }

  private async poll(): Promise<void> {
    const { running } = this;
    if (running === undefined || running.state !== 'listening') return;
    try {
      const next = await this.shop.hub.call(readMeasurement, { params: { measurementId: running.measurementId } });
      this.lost = undefined;
      if (this.running?.measurementId !== running.measurementId) return;
      this.running = next;
      if (next.state !== 'listening') await this.finish(next);
    } catch (failure) {
      // Between two access points the phone is away for a moment: the hub goes on listening meanwhile.
      this.lost = failure instanceof RefusedError ? failure : undefined;
      if (this.lost?.status === 404) {
        this.running = undefined;
        this.stopPolling?.();
      }
    }
  }

  private async finish(measured: MeasurementBody): Promise<void> {
    this.stopPolling?.();
    if (measured.state === 'kept') {
      navigator.vibrate?.(120);
      // Walked on at once, so that a second tap does not measure the same place again.
      const points = (this.survey.value?.points ?? []).map((point) =>
        point.pointId === measured.pointId ? { ...point, state: 'measured' as const } : point,
      );
      this.ownPlace = undefined;
      this.chosenId = nextPoint(points, measured.pointId, this.skipped)?.pointId ?? measured.pointId;
    }
    await this.survey.reload();
  }

  private async stop({ measurementId }: MeasurementBody): Promise<void> {
    this.stopPolling?.();
    const survey = await this.attempt(() => this.shop.hub.call(stopMeasurement, { params: { measurementId } }));
    this.running = undefined;
    if (survey !== undefined) this.survey.set(survey);
  }

  private skip({ points }: SurveyBody, chosen: SurveyPointBody): void {
    this.skipped.add(chosen.pointId);
    this.running = undefined;
    this.chosenId = nextPoint(points, chosen.pointId, this.skipped)?.pointId;
  }

  private async forget({ pointId }: SurveyPointBody): Promise<void> {
    const survey = await this.attempt(() => this.shop.hub.call(forgetSurveyPoint, { params: { pointId } }));
    if (survey !== undefined) this.survey.set(survey);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-survey': ConsoleSurvey;
  }
}
