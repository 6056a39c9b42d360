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
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/notice.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import './console-survey-sheet.ts';
import type { ChosenPlace } from './console-survey-sheet.ts';
import { measuredWords, renderGain } from './render-gain.ts';
import { renderListening } from './render-listening.ts';
import { nextPoint } from './survey-rules.ts';
import { pointStyles, surveyStyles } from './survey-styles.ts';

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
  static override styles = [baseStyles, pageStyles, formStyles, pointStyles, surveyStyles];

  @state() private tagKey = localStorage.getItem(shelfName) ?? '';
  @state() private chosenId: string | undefined;
  /** A place a person tapped that is none of the list. */
  @state() private ownPlace: Point | undefined;
  @state() private running: MeasurementBody | undefined;
  @state() private lost: RefusedError | undefined;
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
    const isNarrow = this.clientWidth <= besideWidthPx;
    return html`<console-survey-sheet
      .plan=${this.shop.plan}
      .points=${points}
      .at=${at}
      width-px=${Math.max(leastSheetPx, isNarrow ? this.clientWidth : this.clientWidth - sidePx)}
      ?narrow=${isNarrow}
      ?busy=${this.running?.state === 'listening'}
      @survey-choose=${(event: CustomEvent<ChosenPlace>) => this.choose(event.detail)}
      @survey-measure=${() => {
        if (at !== undefined && this.tagKey !== '') void this.start(at);
      }}
    ></console-survey-sheet>`;
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
      return html`<div class="task">
        ${this.renderOutcome()}
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
    if (running.state === 'kept') {
      return html`<p class="small" role="status">
        ${t('survey.kept', { count: running.receivers.length })}
        <aisle-button kind="quiet" size="small" icon="undo" @click=${() => this.undo(running)}>${t('survey.undo')}</aisle-button>
      </p>`;
    }
    const words = running.state === 'unheard' ? t('survey.unheard') : t('survey.failed');
    return html`<aisle-notice kind="warning">${words}</aisle-notice>`;
  }

  private choose({ at, pointId }: ChosenPlace): void {
    this.running = undefined;
    this.ownPlace = pointId === undefined ? at : undefined;
    this.chosenId = pointId ?? this.chosenId;
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
      if (this.lost?.status === 404) await this.lookForOutcome(running);
    }
  }

  /** The hub forgets a measurement a minute after its end: whoever was away for longer finds in the survey whether it was kept. */
  private async lookForOutcome(measured: MeasurementBody): Promise<void> {
    this.stopPolling?.();
    const measuredAt = (): number | null | undefined =>
      this.survey.value?.points.find(({ pointId }) => pointId === measured.pointId)?.measuredAt;
    const before = measuredAt();
    await this.survey.reload();
    const isKept = measuredAt() !== before && measuredAt() !== null;
    this.running = { ...measured, state: isKept ? 'kept' : 'failed' };
    if (isKept) this.walkOn(measured);
  }

  private async finish(measured: MeasurementBody): Promise<void> {
    this.stopPolling?.();
    if (measured.state === 'kept') {
      navigator.vibrate?.(120);
      this.walkOn(measured);
    }
    await this.survey.reload();
  }

  /** At once, so that a second tap does not measure the same place again. */
  private walkOn({ pointId }: MeasurementBody): void {
    const points = (this.survey.value?.points ?? []).map((point) =>
      point.pointId === pointId ? { ...point, state: 'measured' as const } : point,
    );
    this.ownPlace = undefined;
    this.chosenId = nextPoint(points, pointId, this.skipped)?.pointId;
  }

  /** Takes back what was just kept, and stands there again. */
  private async undo({ pointId, at }: MeasurementBody): Promise<void> {
    await this.forget({ pointId });
    this.running = undefined;
    const isListed = this.survey.value?.points.some((point) => point.pointId === pointId) ?? false;
    this.chosenId = isListed ? pointId : this.chosenId;
    this.ownPlace = isListed ? undefined : at;
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

  private async forget({ pointId }: Pick<SurveyPointBody, 'pointId'>): Promise<void> {
    const survey = await this.attempt(() => this.shop.hub.call(forgetSurveyPoint, { params: { pointId } }));
    if (survey !== undefined) this.survey.set(survey);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-survey': ConsoleSurvey;
  }
}
