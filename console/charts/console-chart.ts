import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Fault } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { AisleFloorPlan } from '#shared/ui/floor-plan/floor-plan.ts';
import { measureText } from '#shared/ui/floor-plan/measure-text.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { focusNextMark, markOf, settleMarks } from './chart-marks.ts';
import type { ChartDrawing, ChartRoom, MeasurePx } from './chart-drawing.ts';
import { chartStyles } from './chart-styles.ts';
import { evidenceWords } from './evidence-words.ts';
import type { Evidence } from './figure.ts';
import { figureStyles } from './figure-styles.ts';
import { savePicture } from './save-picture.ts';
import type { Sheets } from './standalone-svg.ts';

/** The same figures as a table, for whoever reads better in rows or can't see the picture. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The frame of every chart: the finding as a sentence, the window, n and coverage it rests on, the picture, what the mark under the
 * pointer says, the same as a table, and the picture as a file. Without its evidence it draws nothing and says so with a Fault.
 * @slot picture - a floor plan, above what `draw` draws
 * @fires console-mark - `detail` is the `data-point` of the mark that was pressed
 */
@customElement('console-chart')
export class ConsoleChart extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, chartStyles, figureStyles];

  /** The finding, as a sentence. */
  @property() heading = '';
  @property({ attribute: false }) evidence: Evidence | undefined;
  @property({ attribute: false }) draw: ((room: ChartRoom) => ChartDrawing) | undefined;
  @property({ attribute: false }) table: ChartTable | undefined;
  /** The file's name without its ending. */
  @property() file = 'chart';
  @state() private widthPx = 0;
  @state() private readout = '';
  @state() private isTableOpen = false;
  private readonly resizing = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
  }

  private measure(): void {
    const widthPx = Math.floor(this.getBoundingClientRect().width);
    if (widthPx > 0) this.widthPx = widthPx;
  }

  /** Says something on the line under the picture, as a mark under the pointer does. */
  read(words: string): void {
    this.readout = words;
  }

  private get evidenceLines(): readonly string[] {
    if (this.evidence === undefined) throw new Fault(`chart "${this.heading}" has no window, n and coverage to stand on`);
    return evidenceWords(this.evidence, this.shop.store.timeZone);
  }

  override render(): TemplateResult {
    const lines = this.evidenceLines;
    return html`<figure aria-labelledby="heading" aria-describedby="evidence">
      <figcaption>
        <h2 id="heading">${this.heading}</h2>
        <div id="evidence" class="evidence">${lines.map((line) => html`<p>${line}</p>`)}</div>
      </figcaption>
      <div class="picture">
        <slot name="picture"></slot>
        ${this.draw === undefined || this.widthPx === 0 ? nothing : this.renderDrawing(this.draw)}
      </div>
      ${this.renderNotes()}
      <div class="foot">
        <p class="readout" aria-hidden="true">${this.readout}</p>
        ${this.renderWays()}
      </div>
      ${this.table === undefined || !this.isTableOpen ? nothing : renderTable(this.table, this.heading)}
    </figure>`;
  }

  private renderDrawing(draw: (room: ChartRoom) => ChartDrawing): TemplateResult {
    const { heightPx, content } = draw({ widthPx: this.widthPx, measurePx: this.measurePx });
    return html`<svg
      class="chart"
      role="group"
      aria-labelledby="heading"
      width=${this.widthPx}
      height=${heightPx}
      viewBox="0 0 ${this.widthPx} ${heightPx}"
      @pointerover=${this.readMark}
      @pointerleave=${() => (this.readout = '')}
      @focusin=${this.readMark}
      @focusout=${() => (this.readout = '')}
      @keydown=${this.move}
      @click=${this.press}
    >
      ${svg`<defs><pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch-line" d="M0 0V6" />
      </pattern></defs>`}
      ${content}
    </svg>`;
  }

  private renderNotes(): TemplateResult | typeof nothing {
    const notes = [...(this.evidence?.about.notes ?? []), ...(this.evidence?.before?.notes ?? [])];
    if (notes.length === 0) return nothing;
    return html`<ul class="notes" aria-label=${t('notes.title')}>
      ${notes.map(({ words }) => html`<li>${words}</li>`)}
    </ul>`;
  }

  private renderWays(): TemplateResult {
    const { table } = this;
    return html`<div class="ways">
      ${
        table === undefined
          ? nothing
          : html`<button type="button" aria-expanded=${this.isTableOpen} @click=${() => (this.isTableOpen = !this.isTableOpen)}>
              ${t(this.isTableOpen ? 'chart.closeTable' : 'chart.asTable')}
            </button>`
      }
      <button type="button" @click=${() => this.save('svg')}>${t('chart.saveSvg')}</button>
      <button type="button" @click=${() => this.save('png')}>${t('chart.savePng')}</button>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    settleMarks(this.renderRoot);
  }

  private readonly measurePx: MeasurePx = (text, sizePx) =>
    measureText(text, `520 ${sizePx}px ${getComputedStyle(this).getPropertyValue('--font-text') || 'sans-serif'}`, sizePx);

  private readMark(event: Event): void {
    this.readout = markOf(event)?.getAttribute('aria-label') ?? '';
  }

  private move(event: KeyboardEvent): void {
    const mark = markOf(event);
    if (event.key === 'Enter' || event.key === ' ') this.press(event);
    else if (mark !== undefined && focusNextMark(this.renderRoot, mark, event.key)) event.preventDefault();
  }

  private press(event: Event): void {
    const id = markOf(event)?.getAttribute('data-point');
    if (id === null || id === undefined) return;
    if (event instanceof KeyboardEvent) event.preventDefault();
    this.emit('console-mark', id);
  }

  /** What is in the picture: the sheets of each plan, then the drawing. */
  private get pictures(): readonly Sheets[] {
    const plans = [...this.querySelectorAll('*')].filter((element) => element instanceof AisleFloorPlan);
    const drawn = this.renderRoot.querySelector<SVGSVGElement>('svg.chart');
    return [
      ...plans.map((plan) => [...plan.renderRoot.querySelectorAll<SVGSVGElement>('svg.sheet-floor, svg.sheet')]),
      ...(drawn === null ? [] : [[drawn]]),
    ];
  }

  private async save(kind: 'svg' | 'png'): Promise<void> {
    const lines = [...this.evidenceLines, this.shop.store.name];
    await savePicture({ pictures: this.pictures, words: { heading: this.heading, lines }, name: this.file, kind });
  }
}

function renderTable({ head, rows }: ChartTable, caption: string): TemplateResult {
  return html`<div class="table" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((words, nth) => html`<th scope="col" class=${nth === 0 ? '' : 'number'}>${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = '', ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((words) => html`<td class="number">${words}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-chart': ConsoleChart;
  }
}
