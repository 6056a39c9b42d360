import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { readPaths } from '#shared/contract/insights.ts';
import { listVisits } from '#shared/contract/places.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/skeleton.ts';
import { windowWords } from '../charts/window-words.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-plan-picture.ts';
import './console-visit.ts';
import './console-visit-list.ts';
import { pathsHash, readPathsPlace, type PathsPlace } from './paths-place.ts';
import { pathStyles } from './path-styles.ts';
import type { TimeWindow } from './time-windows.ts';

const mostVisits = 200;
/** The longest day there is has 25 hours. */
const dayMs = 25 * 3_600_000;
/** Visits that go on are looked at again this often. */
const everySeconds = 60;

/** Single visits of people who agreed to have their path kept: a list, and the one that is open on the plan. */
@customElement('console-visits')
export class ConsoleVisits extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, pathStyles];

  @property({ attribute: false }) place: PathsPlace = readPathsPlace('');
  @property({ attribute: false }) window: TimeWindow = { from: 0, to: 0 };
  private asked = '';
  private readonly answer = new Loaded<RouteReply<typeof listVisits>>(
    this,
    (signal) => this.shop.hub.call(listVisits, { query: { ...this.window, limit: mostVisits }, signal }),
    everySeconds,
  );

  /** Many paths at once, where no single one is open. */
  private readonly sample = new Loaded<RouteReply<typeof readPaths>>(this, (signal) =>
    this.shop.hub.call(readPaths, { query: this.window, signal }),
  );

  protected override willUpdate(): void {
    const question = this.place.period + this.place.firstDay + this.place.lastDay;
    if (this.asked !== '' && this.asked !== question) {
      this.answer.clear();
      void this.answer.reload();
      void this.sample.reload();
    }
    this.asked = question;
  }

  override render(): TemplateResult {
    return html`<p class="quiet small kept">${t('paths.kept')}</p>
      ${renderLoaded(this.answer, (answer) => this.renderVisits(answer))}`;
  }

  private renderVisits({ hiddenBelowFive, count, visits }: RouteReply<typeof listVisits>): TemplateResult {
    if (hiddenBelowFive) {
      return html`<aisle-empty icon="eye-off" heading=${t('paths.hidden')}>${t('paths.hiddenWords')}</aisle-empty>`;
    }
    if (count === 0) {
      return html`<aisle-empty icon="footprints" heading=${t('paths.empty')}>${t('paths.emptyWords')}</aisle-empty>`;
    }
    const { visitId } = this.place;
    return html`<div class="sides">
      <console-visit-list
        .given=${this.shop}
        .visits=${visits}
        count=${count}
        visitId=${visitId}
        ?is-long=${this.window.to - this.window.from > dayMs}
        words=${windowWords(this.window, this.shop.store.timeZone)}
        .hrefOf=${(id: string) => pathsHash({ ...this.place, visitId: id })}
      ></console-visit-list>
      ${visitId === '' ? this.renderSample() : html`<console-visit .given=${this.shop} visitId=${visitId}></console-visit>`}
    </div>`;
  }

  private renderSample(): TemplateResult {
    const { value } = this.sample;
    if (value === undefined) return html`<aisle-skeleton lines="3"></aisle-skeleton>`;
    return html`<console-plan-picture
      .given=${this.shop}
      .answer=${{ kind: 'paths', sample: value }}
      .place=${this.place}
    ></console-plan-picture>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-visits': ConsoleVisits;
  }
}
