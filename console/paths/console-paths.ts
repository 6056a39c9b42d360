import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { windowWords } from '../charts/window-words.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import './console-changes.ts';
import './console-export.ts';
import './console-flows.ts';
import './console-hours.ts';
import './console-notes.ts';
import './console-overview.ts';
import './console-period.ts';
import './console-plan-layers.ts';
import './console-visits.ts';
import './console-zones.ts';
import { comparedWindow, pathsHash, pathsViews, readPathsPlace, windowOf, type PathsPlace } from './paths-place.ts';
import { pathStyles } from './path-styles.ts';
import type { TimeWindow } from './time-windows.ts';

/** The ways people take, as a manager asks about them: a period, what it is compared with, and seven pages of pictures. */
@customElement('console-paths')
export class ConsolePaths extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, pathStyles];

  /** What the address says after `#/paths/`: a page with its question, or the id of a visit. */
  @property() detail = '';
  /** Counts the changes of notes, which every answer carries. */
  @state() private revision = 0;
  private stopClock: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // A window that goes on grows with the hour.
    this.stopClock = systemClock.every(60_000, () => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopClock?.();
  }

  override render(): TemplateResult {
    const { businessDay, timeZone } = this.shop.store;
    const place = readPathsPlace(this.detail);
    const window = windowOf(place, { now: systemClock.now(), businessDay, timeZone });
    const before = comparedWindow(place, window, timeZone);
    return html`<header class="head">
        <div class="words">
          <h1>${t('paths.title')}</h1>
          <p class="window">${this.windowWords(window, before)}</p>
        </div>
        <console-period .given=${this.shop} .place=${place}></console-period>
        <div class="row tools">
          <aisle-button icon="message" @click=${() => this.renderRoot.querySelector('console-notes')?.add()}
            >${t('notes.add')}</aisle-button
          >
          <console-export .given=${this.shop} .window=${window}></console-export>
          <aisle-button icon="printer" label=${t('paths.print')} @click=${() => globalThis.print()}></aisle-button>
        </div>
      </header>
      ${this.renderTabs(place)}
      <console-notes
        .given=${this.shop}
        .window=${window}
        .pastWindow=${before}
        zoneId=${place.zoneId}
        @console-noted=${() => (this.revision += 1)}
      ></console-notes>
      ${this.renderView(place, window, before)}`;
  }

  private windowWords(window: TimeWindow, before: TimeWindow | undefined): string {
    const { timeZone } = this.shop.store;
    const words = windowWords(window, timeZone);
    return before === undefined ? words : t('paths.windowCompared', { window: words, before: windowWords(before, timeZone) });
  }

  private renderTabs(place: PathsPlace): TemplateResult {
    return html`<nav class="tabs" aria-label=${t('paths.views')}>
      ${pathsViews.map(
        (view) =>
          html`<a href=${pathsHash({ ...place, view, visitId: '' })} aria-current=${view === place.view ? 'page' : nothing}
            >${t(view === 'visits' ? 'paths.visitsTab' : `paths.${view}`)}</a
          >`,
      )}
    </nav>`;
  }

  private renderView(place: PathsPlace, window: TimeWindow, before: TimeWindow | undefined): TemplateResult {
    const { shop, revision } = this;
    switch (place.view) {
      case 'overview':
        return html`<console-overview
          .given=${shop}
          .place=${place}
          .window=${window}
          .pastWindow=${before}
          revision=${revision}
        ></console-overview>`;
      case 'plan':
        return html`<console-plan-layers
          .given=${shop}
          .place=${place}
          .window=${window}
          .pastWindow=${before}
          revision=${revision}
        ></console-plan-layers>`;
      case 'zones':
        return html`<console-zones
          .given=${shop}
          .place=${place}
          .window=${window}
          .pastWindow=${before}
          revision=${revision}
        ></console-zones>`;
      case 'flows':
        return html`<console-flows
          .given=${shop}
          .place=${place}
          .window=${window}
          .pastWindow=${before}
          revision=${revision}
        ></console-flows>`;
      case 'hours':
        return html`<console-hours
          .given=${shop}
          .place=${place}
          .window=${window}
          .pastWindow=${before}
          revision=${revision}
        ></console-hours>`;
      case 'changes':
        return html`<console-changes
          .given=${shop}
          .place=${place}
          .window=${window}
          .pastWindow=${before}
          revision=${revision}
        ></console-changes>`;
      case 'visits':
        return html`<console-visits .given=${shop} .place=${place} .window=${window}></console-visits>`;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const past = changed.get('detail');
    if (past === undefined) return;
    const [now, then] = [readPathsPlace(this.detail), readPathsPlace(past)];
    if (now.view !== then.view || now.visitId !== then.visitId) this.renderRoot.querySelector('h1')?.scrollIntoView({ block: 'nearest' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-paths': ConsolePaths;
  }
}
