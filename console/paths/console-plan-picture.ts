import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { AisleFloorPlan } from '#shared/ui/floor-plan/floor-plan.ts';
import type { ZoneChoice } from '#shared/ui/floor-plan/plan-layers.ts';
import { viewOf } from '#shared/ui/floor-plan/plan-view.ts';
import type { ConsoleChart } from '../charts/console-chart.ts';
import '../charts/console-chart.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { readPathsPlace, type PathsPlace } from './paths-place.ts';
import { planPicture, type PlanAnswer, type PlanPicture } from './plan-pictures.ts';

/**
 * One plan with one layer on it, in the frame of every chart.
 * @fires console-mark - `detail` is the id of the zone that was pressed
 */
@customElement('console-plan-picture')
export class ConsolePlanPicture extends ConsoleElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      aisle-floor-plan {
        --plan-max-height: 68dvb;
      }
      p {
        margin-block-start: var(--space-2);
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) answer: PlanAnswer | undefined;
  /** The other period's answer: both pictures are shaded on one scale. */
  @property({ attribute: false }) beside: PlanAnswer | undefined;
  @property({ attribute: false }) place: PathsPlace = readPathsPlace('');
  @property({ attribute: false }) isPast = false;

  private get chart(): ConsoleChart | null {
    return this.renderRoot.querySelector('console-chart');
  }

  /** Says what the square under the pointer holds. */
  private readFloor({ clientX, clientY, currentTarget }: PointerEvent, { wordsAt }: PlanPicture): void {
    if (wordsAt === undefined || !(currentTarget instanceof AisleFloorPlan)) return;
    const box = currentTarget.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const view = viewOf(this.shop.plan, undefined);
    const metresPerPx = (view.right - view.left) / box.width;
    this.chart?.read(
      wordsAt({ xMetres: view.left + (clientX - box.left) * metresPerPx, yMetres: view.top + (clientY - box.top) * metresPerPx }),
    );
  }

  override render(): TemplateResult | typeof nothing {
    if (this.answer === undefined) return nothing;
    const nameOf = (zoneId: string | null, side: 'from' | 'to' = 'from'): string =>
      zoneId === null ? t(side === 'from' ? 'ways.in' : 'ways.out') : this.zoneName(zoneId);
    const picture = planPicture(this.answer, this.beside, { plan: this.shop.plan, nameOf });
    return html`<console-chart
        .given=${this.shop}
        file="plan-${this.place.layer}${this.isPast ? '-before' : ''}"
        heading=${picture.heading}
        .evidence=${{ about: picture.about }}
        .draw=${picture.draw}
        .table=${picture.table}
      >
        <aisle-floor-plan
          slot="picture"
          ?choosable=${this.place.view === 'plan'}
          .plan=${this.shop.plan}
          .cells=${picture.cells}
          .paths=${picture.paths ?? []}
          .heat=${picture.heat}
          .heatMost=${picture.heatMost}
          .values=${picture.values ?? {}}
          highlight-zone=${this.place.zoneId === '' ? nothing : this.place.zoneId}
          @pointermove=${(event: PointerEvent) => this.readFloor(event, picture)}
          @pointerleave=${() => this.chart?.read('')}
          @aisle-zone=${(event: CustomEvent<ZoneChoice>) => this.emit('console-mark', event.detail.zoneId)}
        ></aisle-floor-plan>
      </console-chart>
      ${picture.caution === undefined ? nothing : html`<p>${picture.caution}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-picture': ConsolePlanPicture;
  }
}
