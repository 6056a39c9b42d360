import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Point } from '#shared/domain/floor-plan.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { moveBy, withinPlan } from './place-rules.ts';

/**
 * The plan with one place on it, chosen by a press or moved by the arrow keys.
 * @fires console-place - `detail` is the point in metres
 */
@customElement('console-place')
export class ConsolePlace extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .plan {
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius);
        background: var(--paper);
        overflow: hidden;
        cursor: crosshair;
      }
      .plan:focus-visible {
        outline: var(--focus-width) solid var(--focus);
        outline-offset: 2px;
      }
    `,
  ];

  @property({ attribute: false }) at: Point | undefined;

  override render(): TemplateResult {
    const { at } = this;
    return html`<div class="stack">
      <div
        class="plan"
        tabindex="0"
        role="application"
        aria-label=${t('devices.place')}
        aria-describedby="hint where"
        @click=${this.press}
        @keydown=${this.step}
      >
        <aisle-floor-plan .plan=${this.shop.plan} .here=${at} without-names></aisle-floor-plan>
      </div>
      <p class="small">
        <span id="where" role="status"
          >${at === undefined ? t('devices.placeNone') : t('devices.placeAt', { x: formatNumber(at.xMetres, 1), y: formatNumber(at.yMetres, 1) })}</span
        >
        <span id="hint" class="quiet">${t('devices.placeHint')}</span>
      </p>
    </div>`;
  }

  private press(event: MouseEvent): void {
    const sheet = this.renderRoot.querySelector('aisle-floor-plan')?.shadowRoot?.querySelector('svg');
    const toScreen = sheet?.getScreenCTM();
    if (toScreen === undefined || toScreen === null) return;
    // The drawing's own units are centimetres.
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toScreen.inverse());
    this.choose({ xMetres: x / 100, yMetres: y / 100 });
  }

  private step(event: KeyboardEvent): void {
    const { widthMetres, depthMetres } = this.shop.plan;
    const moved = moveBy(this.at ?? { xMetres: widthMetres / 2, yMetres: depthMetres / 2 }, event.key);
    if (moved === undefined) return;
    event.preventDefault();
    this.choose(moved);
  }

  private choose(point: Point): void {
    this.at = withinPlan(point, this.shop.plan);
    this.emit('console-place', this.at);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-place': ConsolePlace;
  }
}
