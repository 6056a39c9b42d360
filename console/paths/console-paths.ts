import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { listVisits, readZoneFigures } from '#shared/contract/places.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formatDate, formatTime } from '#shared/ui/formats.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-flows.ts';
import './console-visit.ts';
import './console-visit-list.ts';
import { pathStyles } from './path-styles.ts';
import { dayAfter, dayWindow, isDay, lastHourWindow, type TimeWindow } from './time-windows.ts';

const windowNames = ['hour', 'today', 'yesterday', 'day'] as const;
type WindowName = (typeof windowNames)[number];

interface Answer {
  readonly window: TimeWindow;
  readonly visits: RouteReply<typeof listVisits>;
  readonly figures: RouteReply<typeof readZoneFigures>;
  /** The same window a week before. */
  readonly before: RouteReply<typeof readZoneFigures>;
}

const mostVisits = 200;
const weekMs = 7 * 86_400_000;

/** The ways people take: all of them as flows and heat on the plan, or one of them with its stays. */
@customElement('console-paths')
export class ConsolePaths extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, pathStyles];

  /** The visit that is open; '' for all. */
  @property() visitId = '';
  @state() private name: WindowName = 'today';
  @state() private day = '';
  private readonly answer = new Loaded<Answer>(this, (signal) => this.read(signal), 60);

  private get window(): TimeWindow {
    const { businessDay, timeZone } = this.shop.store;
    switch (this.name) {
      case 'hour':
        return lastHourWindow(systemClock.now());
      case 'today':
        return dayWindow(businessDay, timeZone);
      case 'yesterday':
        return dayWindow(dayAfter(businessDay, -1), timeZone);
      case 'day':
        return dayWindow(isDay(this.day) ? this.day : businessDay, timeZone);
    }
  }

  private async read(signal: AbortSignal): Promise<Answer> {
    const { hub } = this.shop;
    const { window } = this;
    const earlier = { from: window.from - weekMs, to: window.to - weekMs };
    const [visits, figures, before] = await Promise.all([
      hub.call(listVisits, { query: { ...window, limit: mostVisits }, signal }),
      hub.call(readZoneFigures, { query: window, signal }),
      hub.call(readZoneFigures, { query: earlier, signal }),
    ]);
    return { window, visits, figures, before };
  }

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words">
          <h1>${t('paths.title')}</h1>
          <p class="quiet">${t('paths.kept')}</p>
        </div>
        <div class="row">
          <console-choice
            label=${t('paths.window')}
            value=${this.name}
            .choices=${[
              { value: 'hour', words: t('paths.hour') },
              { value: 'today', words: t('paths.today') },
              { value: 'yesterday', words: t('paths.yesterday') },
              { value: 'day', words: t('paths.day') },
            ]}
            @console-choose=${(event: CustomEvent<string>) => this.choose(event.detail)}
          ></console-choice>
          ${
            this.name === 'day'
              ? html`<aisle-field
                  type="date"
                  label=${t('paths.day')}
                  label-hidden
                  .value=${this.day}
                  max=${this.shop.store.businessDay}
                  @aisle-change=${(event: CustomEvent<FieldChange>) => this.chooseDay(event.detail.value)}
                ></aisle-field>`
              : nothing
          }
        </div>
      </header>
      ${renderLoaded(this.answer, (answer) => this.renderAnswer(answer))}`;
  }

  private renderAnswer({ visits, figures, before, window }: Answer): TemplateResult {
    if (visits.hiddenBelowFive) {
      return html`<aisle-empty icon="eye-off" heading=${t('paths.hidden')}>${t('paths.hiddenWords')}</aisle-empty>`;
    }
    if (visits.count === 0 && figures.visits === 0) {
      return html`<aisle-empty icon="footprints" heading=${t('paths.empty')}>${t('paths.emptyWords')}</aisle-empty>`;
    }
    return html`<div class="sides">
      <console-visit-list
        .given=${this.shop}
        .visits=${visits.visits}
        count=${visits.count}
        visitId=${this.visitId}
        words=${this.windowWords(window)}
      ></console-visit-list>
      ${
        this.visitId === ''
          ? html`<console-flows
              .given=${this.shop}
              .figures=${figures}
              .earlier=${before}
              words=${this.windowWords(window)}
            ></console-flows>`
          : html`<console-visit .given=${this.shop} visitId=${this.visitId}></console-visit>`
      }
    </div>`;
  }

  /** The window as every figure of it says: `22 Nov 2026, 00:00 – 24:00`, shorter within a day. */
  private windowWords({ from, to }: TimeWindow): string {
    const { timeZone } = this.shop.store;
    if (this.name !== 'hour') return formatDate(from, timeZone);
    return t('paths.between', { from: formatTime(from, timeZone), to: formatTime(to, timeZone) });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('visitId') && changed.get('visitId') !== undefined)
      this.renderRoot.querySelector('h1')?.scrollIntoView({ block: 'nearest' });
  }

  private choose(value: string): void {
    this.name = windowNames.find((name) => name === value) ?? 'today';
    if (this.name === 'day' && this.day === '') this.day = dayAfter(this.shop.store.businessDay, -1);
    this.ask();
  }

  private chooseDay(day: string): void {
    if (!isDay(day)) return;
    this.day = day;
    this.ask();
  }

  private ask(): void {
    this.shop.go('paths');
    this.answer.clear();
    void this.answer.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-paths': ConsolePaths;
  }
}
