import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody } from '#shared/contract/figures.ts';
import { readFlows, readHeat, readHours, readPaths, readZones } from '#shared/contract/insights.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/notice.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import './console-hour-scrubber.ts';
import type { HourChoice } from './console-hour-scrubber.ts';
import './console-plan-picture.ts';
import { quoted } from './findings.ts';
import { layers, type LayerName } from './paths-place.ts';
import { PeriodView } from './period-view.ts';
import type { PlanAnswer } from './plan-pictures.ts';
import type { TimeWindow } from './time-windows.ts';
import { viewStyles } from './view-styles.ts';

interface Answer {
  readonly layer: LayerName;
  readonly now: PlanAnswer;
  readonly past: PlanAnswer | undefined;
  readonly hours: RouteReply<typeof readHours>;
}

/** Layers the hub can tell by hour of the day. */
const hourly: readonly LayerName[] = ['seconds', 'visits', 'flows'];

/** The plan as the chart: heat, ways, paths, or what zones do, for a period and beside it the one before. */
@customElement('console-plan-layers')
export class ConsolePlanLayers extends PeriodView<Answer> {
  static override styles = [
    baseStyles,
    pageStyles,
    viewStyles,
    css`
      console-hour-scrubber {
        margin-block-end: var(--space-5);
      }
    `,
  ];

  protected override get question(): string {
    const { layer, hour, zoneId } = this.place;
    return `${layer} ${hour} ${layer === 'flows' || layer === 'paths' ? zoneId : ''}`;
  }

  protected override async read(signal: AbortSignal): Promise<Answer> {
    const { layer } = this.place;
    const [now, past, hours] = await Promise.all([
      this.ask(this.window, signal),
      this.pastWindow === undefined ? undefined : this.ask(this.pastWindow, signal),
      this.shop.hub.call(readHours, { query: this.window, signal }),
    ]);
    return { layer, now, past, hours };
  }

  private async ask(window: TimeWindow, signal: AbortSignal): Promise<PlanAnswer> {
    const { hub } = this.shop;
    const { layer, hour, zoneId } = this.place;
    const hourOfDay = hour === undefined ? {} : { hourOfDay: hour };
    const zone = zoneId === '' ? {} : { zone: zoneId };
    switch (layer) {
      case 'seconds':
      case 'visits':
        return { kind: 'heat', measure: layer, heat: await hub.call(readHeat, { query: { ...window, ...hourOfDay }, signal }) };
      case 'flows':
        return { kind: 'flows', flows: await hub.call(readFlows, { query: { ...window, ...hourOfDay, ...zone }, signal }) };
      case 'paths':
        return { kind: 'paths', sample: await hub.call(readPaths, { query: { ...window, ...zone }, signal }) };
      case 'draw':
      case 'hold':
      case 'sell':
        return { kind: 'power', power: layer, zones: await hub.call(readZones, { query: window, signal }) };
    }
  }

  protected override aboutOf({ hours }: Answer): AboutBody {
    return hours.about;
  }

  protected override renderAnswer({ layer, now, past, hours }: Answer): TemplateResult {
    const { place, shop } = this;
    const picture = (answer: PlanAnswer, beside: PlanAnswer | undefined, isPast: boolean): TemplateResult =>
      html`<console-plan-picture
        .given=${shop}
        .answer=${answer}
        .beside=${beside}
        .place=${place}
        .isPast=${isPast}
        @console-mark=${(event: CustomEvent<string>) => this.go({ zoneId: event.detail === place.zoneId ? '' : event.detail })}
      ></console-plan-picture>`;
    return html`<div class="bar-row">
        <console-choice
          label=${t('layer.show')}
          value=${place.layer}
          .choices=${layers.map((value) => ({ value, words: t(`layer.${value}`) }))}
          @console-choose=${(event: CustomEvent<string>) => this.go({ layer: layers.find((name) => name === event.detail) ?? 'seconds' })}
        ></console-choice>
        ${
          place.zoneId === '' || (layer !== 'flows' && layer !== 'paths')
            ? nothing
            : html`<span class="row small"
                >${t('ways.onlyZone', { zone: quoted(this.zoneName(place.zoneId)) })}
                <aisle-button size="small" @click=${() => this.go({ zoneId: '' })}>${t('ways.allZones')}</aisle-button></span
              >`
        }
      </div>
      ${
        hourly.includes(layer)
          ? html`<console-hour-scrubber
              .given=${shop}
              .hours=${hours}
              .hour=${place.hour}
              @console-hour=${(event: CustomEvent<HourChoice>) => this.slide({ hour: event.detail.hour })}
            ></console-hour-scrubber>`
          : nothing
      }
      ${
        past === undefined
          ? picture(now, undefined, false)
          : html`<div class="two">
              <section>
                <p class="kicker">${t('layer.now')}</p>
                ${picture(now, past, false)}
              </section>
              <section>
                <p class="kicker">${t('layer.before')}</p>
                ${picture(past, now, true)}
              </section>
            </div>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-layers': ConsolePlanLayers;
  }
}
