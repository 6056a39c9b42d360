import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/notice.ts';
import { takeChosenFile } from '../parts/chosen-file.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { readGeoJson, writeGeoJson, type GeoProblem } from './geojson.ts';
import { layerRoles, layersOf, planOfSvg, type LayerRole, type SvgLayer } from './svg-plan.ts';
import { readSvg, type SvgDrawing } from './svg-shapes.ts';
import { parseSvg } from './svg-tree.ts';

const mostProblems = 12;
const mostBytes = 8_000_000;

interface OpenDrawing {
  readonly drawing: SvgDrawing;
  readonly layers: readonly SvgLayer[];
  readonly widthMetres: number;
}

/**
 * A plan from a file, and to one.
 * @fires plan-imported - `detail` is the plan to draw on from now on
 */
@customElement('console-plan-exchange')
export class ConsolePlanExchange extends BaseElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      :host {
        display: flex;
        gap: var(--space-2);
      }
      td select {
        min-block-size: 34px;
      }
    `,
  ];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @state() private opened: OpenDrawing | undefined;
  @state() private problems: readonly GeoProblem[] = [];
  @state() private isOpen = false;

  override render(): TemplateResult {
    return html`<span class="file"
        ><aisle-button kind="quiet" size="small" icon="upload" tabindex="-1">${t('plan.import')}</aisle-button
        ><input
          type="file"
          accept=".svg,.geojson,.json,image/svg+xml,application/geo+json"
          aria-label=${t('plan.importFile')}
          @change=${this.read}
      /></span>
      <aisle-button kind="quiet" size="small" icon="download" @click=${this.write}>${t('plan.export')}</aisle-button>
      <aisle-dialog ?open=${this.isOpen} heading=${t('plan.importTitle')} @aisle-close=${this.close}>
        <div class="stack">${this.problems.length > 0 ? this.renderProblems() : this.renderLayers()}</div>
        <aisle-button slot="footer" @click=${this.close}>${t('app.cancel')}</aisle-button>
        ${
          this.opened === undefined
            ? nothing
            : html`<aisle-button
                slot="footer"
                kind="filled"
                ?disabled=${this.opened.layers.every(({ role }) => role === 'ignore')}
                @click=${this.take}
                >${t('plan.importGo')}</aisle-button
              >`
        }
      </aisle-dialog>`;
  }

  private renderProblems(): TemplateResult {
    return html`<aisle-notice kind="danger" heading=${t('plan.importFailed')}>
      <ul>
        ${this.problems
          .slice(0, mostProblems)
          .map(
            ({ feature, code }) =>
              html`<li>${feature === 0 ? nothing : t('plan.importFeature', { nth: feature })} ${t(`plan.geo.${code}`)}</li>`,
          )}
      </ul>
    </aisle-notice>`;
  }

  private renderLayers(): TemplateResult | typeof nothing {
    const { opened } = this;
    if (opened === undefined) return nothing;
    return html`<p>${t('plan.importWords')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('plan.layer')}</th>
            <th scope="col" class="number">${t('plan.shapes')}</th>
            <th scope="col">${t('plan.layerRole')}</th>
          </tr>
        </thead>
        <tbody>
          ${opened.layers.map(
            (layer, nth) =>
              html`<tr>
                <td>${layer.name === '' ? t('plan.layerUnnamed') : layer.name}</td>
                <td class="number">${layer.shapes}</td>
                <td>
                  <select aria-label=${t('plan.layerRoleOf', { name: layer.name })} @change=${(event: Event) => this.setRole(nth, event)}>
                    ${layerRoles.map((role) => html`<option value=${role} ?selected=${role === layer.role}>${t(`plan.role.${role}`)}</option>`)}
                  </select>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <label class="field"
        >${t('plan.importWidth')}
        <input
          type="number"
          min="1"
          max="1000"
          step="0.01"
          .value=${String(Math.round(opened.widthMetres * 100) / 100)}
          @change=${this.setWidth}
        />
        <span class="hint">${t(opened.drawing.widthMetres === undefined ? 'plan.importWidthHint' : 'plan.importWidthKnown')}</span>
      </label>
      <p class="quiet small">${t('plan.importKeeps')}</p>`;
  }

  private readonly read = async (event: Event): Promise<void> => {
    const file = takeChosenFile(event);
    const { plan } = this;
    if (file === undefined || plan === undefined) return;
    const text = file.size > mostBytes ? '' : await file.text();
    this.opened = undefined;
    this.problems = [];
    if (/^\s*[[{]/.test(text)) this.readGeo(text, plan);
    else this.readSvg(text, plan);
  };

  private readGeo(text: string, now: FloorPlan): void {
    const found = readGeoJson(text, now);
    if ('plan' in found) {
      this.emit<FloorPlan>('plan-imported', found.plan);
      return;
    }
    this.problems = found.problems;
    this.isOpen = true;
  }

  private readSvg(text: string, now: FloorPlan): void {
    const root = parseSvg(text);
    const drawing = root === undefined ? undefined : readSvg(root);
    this.isOpen = true;
    if (drawing === undefined || drawing.shapes.length === 0 || drawing.widthUnits <= 0) {
      this.problems = [{ feature: 0, code: root === undefined ? 'unreadable' : 'no-features' }];
      return;
    }
    this.opened = { drawing, layers: layersOf(drawing), widthMetres: drawing.widthMetres ?? now.widthMetres };
  }

  private setRole(place: number, event: Event): void {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
    const { opened } = this;
    const role = layerRoles.find((known): known is LayerRole => known === value);
    if (opened === undefined || role === undefined) return;
    this.opened = { ...opened, layers: opened.layers.map((layer, nth) => (nth === place ? { ...layer, role } : layer)) };
  }

  private readonly setWidth = (event: Event): void => {
    const metres = event.target instanceof HTMLInputElement ? event.target.valueAsNumber : Number.NaN;
    if (this.opened !== undefined && metres >= 1 && metres <= 1000) this.opened = { ...this.opened, widthMetres: metres };
  };

  private readonly take = (): void => {
    const { opened, plan } = this;
    if (opened === undefined || plan === undefined) return;
    const roles = new Map(opened.layers.map(({ name, role }) => [name, role]));
    this.emit<FloorPlan>('plan-imported', planOfSvg(opened.drawing, roles, opened.widthMetres / opened.drawing.widthUnits, plan));
    this.close();
  };

  private readonly write = (): void => {
    if (this.plan === undefined) return;
    const url = URL.createObjectURL(new Blob([writeGeoJson(this.plan)], { type: 'application/geo+json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${this.plan.name === '' ? 'plan' : this.plan.name}.geojson`;
    link.click();
    URL.revokeObjectURL(url);
  };

  private readonly close = (): void => {
    this.isOpen = false;
    this.opened = undefined;
    this.problems = [];
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-exchange': ConsolePlanExchange;
  }
  interface HTMLElementEventMap {
    'plan-imported': CustomEvent<FloorPlan>;
  }
}
