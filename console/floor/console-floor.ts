import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/skeleton.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import { formatAge, formatTime } from '#shared/ui/formats.ts';
import type { PersonChoice } from '#shared/ui/floor-plan/plan-layers.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import type { AttentionBody, FloorNews, Happening } from '../shell/floor-feed.ts';
import { hasRole } from '../shell/shop.ts';
import { hashOf } from '../shell/views.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';
import './console-why.ts';
import { busyZones, peopleIn, planPeople, planValues } from './floor-figures.ts';
import { floorStyles } from './floor-styles.ts';

const happenedIcons = {
  sale: 'receipt',
  like: 'heart',
  call: 'call',
  order: 'package',
  offer: 'offer',
  device: 'radio',
  screen: 'monitor',
  plan: 'plan',
} as const satisfies Record<Happening['kind'], IconName>;

const severityIcons = { danger: 'danger', warning: 'warning', info: 'info' } as const satisfies Record<AttentionBody['severity'], IconName>;

/** After this long without a word the picture counts as old even if the stream has not noticed. */
const staleSeconds = 15;

/** The home of the console: the shop as it is now. */
@customElement('console-floor')
export class ConsoleFloor extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, floorStyles];

  @state() private news: FloorNews | undefined;
  /** The dot whose place is explained; '' for none. */
  @state() private personId = '';
  private readonly leaving: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.news = this.shop.feed.news;
    this.leaving.push(
      this.shop.feed.watch((news) => (this.news = news)),
      systemClock.every(10_000, () => this.requestUpdate()),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.leaving.splice(0)) stop();
  }

  override render(): TemplateResult | typeof nothing {
    const { news } = this;
    if (news === undefined) return nothing;
    return html`<div class="sides">
      <section class="plan">
        ${this.renderHead(news)} ${this.renderAge(news)}
        <aisle-floor-plan
          ?people-choosable=${this.mayAsk}
          chosen-person=${this.personId === '' ? nothing : this.personId}
          .plan=${this.shop.plan}
          .people=${news.floor === undefined ? [] : planPeople(news.floor)}
          .values=${news.floor === undefined ? {} : planValues(news.floor)}
          @aisle-person=${(event: CustomEvent<PersonChoice>) => (this.personId = event.detail.personId)}
        ></aisle-floor-plan>
        <div class="legend small quiet">
          <span
            ><svg viewBox="0 0 12 12" aria-hidden="true">
              <circle class="dot" cx="6" cy="6" r="4.5" />
              <circle class="core" cx="6" cy="6" r="1.8" /></svg
            >${t('floor.legendShopper')}</span
          >
          <span
            ><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="dot" cx="6" cy="6" r="4.5" /></svg>${t('floor.legendBasket')}</span
          >
          <span
            ><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="badge" x="2" y="2" width="8" height="8" rx="1.5" /></svg
            >${t('floor.legendStaff')}</span
          >
          <span class="about">${t('floor.counted')}</span>
        </div>
        ${this.renderZones(news)}
      </section>
      <div class="beside">${this.renderAttention(news)} ${this.renderWhy(news)} ${this.renderHappenings(news)}</div>
    </div>`;
  }

  private renderHead({ floor, isLive }: FloorNews): TemplateResult {
    if (floor === undefined) return html`<header><h1>${t('floor.title')}</h1></header>`;
    const tills = peopleIn(floor, this.shop.plan.zones, 'till');
    const fitting = peopleIn(floor, this.shop.plan.zones, 'fitting');
    return html`<header>
      <h1>${floor.inShop === 0 ? t('floor.nobody') : t('floor.inShop', { count: floor.inShop })}</h1>
      <p class="quiet">
        ${floor.inShop === 0 ? nothing : html`${t('floor.atTills', { count: tills })}, ${t('floor.inFitting', { count: fitting })}`}
        ${isLive ? html`<span class="live">${t('floor.live')}</span>` : nothing}
      </p>
    </header>`;
  }

  /** Zones in words, the fullest first; the plan says the same, but not at a glance. */
  private renderZones({ floor }: FloorNews): TemplateResult | typeof nothing {
    const busy = floor === undefined ? [] : busyZones(floor);
    if (busy.length === 0) return nothing;
    return html`<h2 class="visually-hidden">${t('floor.zones')}</h2>
      <ul class="plain zones">
        ${repeat(
          busy,
          ({ zoneId }) => zoneId,
          ({ zoneId, people }) => html`<li><b class="figure">${people}</b>${this.zoneName(zoneId)}</li>`,
        )}
      </ul>`;
  }

  private renderAge({ floor, isLive, heardAt, problem }: FloorNews): TemplateResult | typeof nothing {
    if (floor === undefined) {
      return problem === undefined ? nothing : html`<aisle-notice kind="warning" icon="wifi-off">${refusalWords(problem)}</aisle-notice>`;
    }
    const now = systemClock.now();
    const isStale = heardAt !== undefined && now - heardAt > staleSeconds * 1000;
    if (isLive || !isStale || heardAt === undefined) return nothing;
    return html`<aisle-notice kind="warning" icon="wifi-off">${t('floor.away', { age: formatAge(heardAt, now) })}</aisle-notice>`;
  }

  private renderAttention({ attention, floor }: FloorNews): TemplateResult {
    return html`<section aria-labelledby="attention">
      <h2 id="attention">
        ${t('floor.attention')} ${attention.length === 0 ? nothing : html`<span class="quiet figure">${attention.length}</span>`}
      </h2>
      ${floor === undefined ? html`<aisle-skeleton lines="3"></aisle-skeleton>` : nothing}
      ${
        floor !== undefined && attention.length === 0
          ? html`<p class="calm">
              <aisle-icon name="check-circle"></aisle-icon><span><strong>${t('floor.calm')}</strong> ${t('floor.calmWords')}</span>
            </p>`
          : nothing
      }
      <ul class="plain">
        ${repeat(
          attention,
          ({ id }) => id,
          (item) => this.renderItem(item),
        )}
      </ul>
    </section>`;
  }

  private renderItem(item: AttentionBody): TemplateResult {
    const mayOpen = item.deviceId !== undefined && hasRole(this.shop, 'manager', 'installer');
    return html`<li class="item ${item.severity}">
      <aisle-icon name=${severityIcons[item.severity]}></aisle-icon>
      <div>
        <p>${this.textOf(item.words)}</p>
        <p class="quiet small">
          ${t('floor.since', { time: formatTime(item.since, this.shop.store.timeZone) })}
          ${mayOpen ? html` · <a href=${hashOf('devices', item.deviceId)}>${t('floor.open')}<span class="visually-hidden"> ${item.deviceId}</span></a>` : nothing}
        </p>
      </div>
    </li>`;
  }

  private get mayAsk(): boolean {
    return hasRole(this.shop, 'manager', 'installer');
  }

  private renderWhy({ floor }: FloorNews): TemplateResult | typeof nothing {
    if (!this.mayAsk || floor === undefined || floor.people.length === 0) return nothing;
    return html`<console-why
      .given=${this.shop}
      personId=${this.personId}
      .people=${floor.people}
      @console-dot=${(event: CustomEvent<string>) => (this.personId = event.detail)}
    ></console-why>`;
  }

  private renderHappenings({ happenings }: FloorNews): TemplateResult {
    const now = systemClock.now();
    return html`<section class="ticker" aria-labelledby="happens">
      <h2 id="happens">${t('floor.happens')}</h2>
      ${happenings.length === 0 ? html`<p class="quiet">${t('floor.quiet')}</p>` : nothing}
      <ol class="plain">
        ${repeat(
          happenings.slice(0, 14),
          ({ at, kind, subjectId, words }) => `${at}${kind}${subjectId ?? ''}${words.en}`,
          (happening) =>
            html`<li>
              <aisle-icon name=${happenedIcons[happening.kind]} label=${t(`happened.${happening.kind}`)}></aisle-icon>
              <span>${this.textOf(happening.words)}</span>
              <time class="quiet small">${formatAge(happening.at, now)}</time>
            </li>`,
        )}
      </ol>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-floor': ConsoleFloor;
  }
}
