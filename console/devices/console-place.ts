import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Point } from '#shared/domain/floor-plan.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import { viewOf } from '#shared/ui/floor-plan/plan-view.ts';
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
        position: relative;
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius);
        background: var(--paper);
        overflow: hidden;
        cursor: crosshair;
      }
      .pin {
        position: absolute;
        inline-size: 18px;
        block-size: 18px;
        margin: -9px 0 0 -9px;
        border: 3px solid var(--paper-raised);
        border-radius: 50%;
        background: var(--accent);
        box-shadow: var(--shadow);
        pointer-events: none;
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
        <aisle-floor-plan .plan=${this.shop.plan} without-names></aisle-floor-plan>
        ${at === undefined ? nothing : html`<span class="pin" ${cssomStyles(this.pinAt(at))}></span>`}
      </div>
      <p class="small">
        <span id="where" role="status"
          >${at === undefined ? t('devices.placeNone') : t('devices.placeAt', { x: formatNumber(at.xMetres, 1), y: formatNumber(at.yMetres, 1) })}</span
        >
        <span id="hint" class="quiet">${t('devices.placeHint')}</span>
      </p>
    </div>`;
  }

  private pinAt({ xMetres, yMetres }: Point): { readonly left: string; readonly top: string } {
    const { left, right, top, bottom } = viewOf(this.shop.plan, undefined);
    return { left: `${((xMetres - left) / (right - left)) * 100}%`, top: `${((yMetres - top) / (bottom - top)) * 100}%` };
  }

  private press(event: MouseEvent): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { left, right, top, bottom } = viewOf(this.shop.plan, undefined);
    this.choose({
      xMetres: left + ((event.clientX - box.left) / box.width) * (right - left),
      yMetres: top + ((event.clientY - box.top) / box.height) * (bottom - top),
    });
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
