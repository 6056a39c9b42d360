import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import '../floor-plan/floor-plan.ts';
import type { ZoneChoice } from '../floor-plan/plan-layers.ts';
import { dwell, flows, galleryPlan, oneVisit, walkers } from './gallery-plan.ts';
import { galleryStyles } from './gallery-styles.ts';
import { galleryText } from './gallery-texts.ts';

const values = { denim: '4', knitwear: '11', shoes: '2', tills: '6', fitting: '3', season: '9' };

/** The floor plan with each of its layers, large and small. */
@customElement('gallery-floor')
export class GalleryFloor extends BaseElement {
  static override styles = [baseStyles, galleryStyles];

  @state() private step = 0;
  @state() private chosen = '';
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => (this.step += 1), 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    return html`
      <section>
        <h2>${galleryText('floor')}</h2>
        <div class="card">
          <aisle-floor-plan
            choosable
            .plan=${galleryPlan}
            .people=${walkers(22, this.step)}
            .values=${values}
            .highlightZone=${this.chosen || undefined}
            @aisle-zone=${(event: CustomEvent<ZoneChoice>) => (this.chosen = event.detail.zoneId)}
          ></aisle-floor-plan>
        </div>
        <p class="quiet">${galleryText('chosen', { zone: this.chosen || '…' })}</p>
      </section>
      <div class="columns">
        ${this.renderCard(galleryText('floorPaths'), html`<aisle-floor-plan .plan=${galleryPlan} .paths=${oneVisit}></aisle-floor-plan>`)}
        ${this.renderCard(galleryText('floorFlows'), html`<aisle-floor-plan .plan=${galleryPlan} .paths=${flows} with-receivers></aisle-floor-plan>`)}
        ${this.renderCard(galleryText('floorHeat'), html`<aisle-floor-plan .plan=${galleryPlan} .heat=${dwell}></aisle-floor-plan>`)}
        ${this.renderCard(
          galleryText('floorSmall'),
          html`<div class="phone-width">
            <aisle-floor-plan .plan=${galleryPlan} highlight-zone="denim" .here=${{ xMetres: 13.4, yMetres: 7.6 }}></aisle-floor-plan>
          </div>`,
        )}
        ${this.renderCard(
          galleryText('floorStrip'),
          html`<aisle-floor-plan
            .plan=${galleryPlan}
            .here=${{ xMetres: 7, yMetres: 8.3 }}
            highlight-zone="season"
            .frame=${{ xMetres: 2, yMetres: 4.2, widthMetres: 15, depthMetres: 5 }}
          ></aisle-floor-plan>`,
        )}
        ${this.renderCard(galleryText('crowd'), html`<aisle-floor-plan .plan=${galleryPlan} .people=${walkers(100, this.step)} without-names></aisle-floor-plan>`)}
      </div>
    `;
  }

  private renderCard(heading: string, plan: TemplateResult): TemplateResult {
    return html`<section>
      <h2>${heading}</h2>
      ${plan}
    </section>`;
  }
}
