import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { listScreens, PlaylistBody } from '#shared/contract/screens.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/icon.ts';
import { formatTime } from '#shared/ui/formats.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import '#shared/ui/slides/slide-view.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { hasRole } from '../shell/shop.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import { glassShapeOf } from './glass-rules.ts';
import type { SlideProductBody } from './slide-products.ts';

export type ScreenRowBody = RouteReply<typeof listScreens>['screens'][number];

const stateKinds = { painted: 'ok', staging: 'accent', behind: 'warning', offline: 'danger', unclaimed: '' } as const satisfies Record<
  ScreenRowBody['state'],
  string
>;

/** The screens as they look right now: what is painted, never what is merely wished. */
@customElement('console-screens-now')
export class ConsoleScreensNow extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(13.5rem, 100%), 15rem));
        gap: var(--space-6);
        list-style: none;
      }
      /* Every screen hangs with its lower edge on one line, its words below. */
      li {
        display: grid;
        grid-row: span 4;
        grid-template-rows: subgrid;
        row-gap: 0;
        align-items: start;
      }
      .glass {
        align-self: end;
        aspect-ratio: var(--glass-ratio);
        border: 5px solid var(--ink);
        border-radius: 6px;
        overflow: hidden;
        background: var(--ink);
      }
      :host-context([data-theme='dark']) .glass {
        border-color: #000;
      }
      /* Its long side is as long as a wide screen's. */
      .glass.upright {
        inline-size: calc(100% * var(--glass-ratio));
      }
      .glass.dark {
        display: grid;
        place-items: center;
        color: var(--paper);
        --icon-size: 2.4rem;
        --icon-stroke: 1.2;
      }
      :host-context([data-theme='dark']) .glass.dark {
        color: var(--ink);
        background: #000;
      }
      .offline slide-view {
        opacity: 0.55;
      }
      h3 {
        margin-block-start: var(--space-3);
      }
      .state {
        display: flex;
        gap: 0.5em;
        align-items: baseline;
      }
      .state::before {
        content: '';
        flex: none;
        inline-size: 0.6em;
        block-size: 0.6em;
        border-radius: 50%;
        background: var(--line-strong);
      }
      .state.ok::before {
        background: var(--ok);
      }
      .state.accent::before {
        background: var(--accent);
      }
      .state.warning::before {
        background: var(--warning);
      }
      .state.danger::before {
        border-radius: 1px;
        background: var(--danger);
      }
      h3 a {
        color: inherit;
        text-decoration-color: var(--line-strong);
      }
    `,
  ];

  @property({ attribute: false }) screens: readonly ScreenRowBody[] = [];
  @property({ attribute: false }) playlists: readonly PlaylistBody[] = [];
  @property({ attribute: false }) products: readonly SlideProductBody[] = [];

  override render(): TemplateResult {
    if (this.screens.length === 0) {
      return html`<aisle-empty icon="monitor" heading=${t('signage.noScreens')}>${t('signage.noScreensWords')}</aisle-empty>`;
    }
    return html`<ul>
      ${this.screens.map((screen) => this.renderScreen(screen))}
    </ul>`;
  }

  private renderScreen(screen: ScreenRowBody): TemplateResult {
    const playlist = this.playlists.find(({ playlistId }) => playlistId === screen.playlistId);
    const slides = playlist?.published ?? [];
    const place = slides.findIndex(({ slideId }) => slideId === screen.slideId);
    const slide = slides[place];
    const { store } = this.shop;
    const { ratio, isUpright } = glassShapeOf(screen);
    const shape = cssomStyles({ '--glass-ratio': String(ratio) });
    const upright = isUpright ? 'upright' : '';
    return html`<li class=${screen.state}>
      ${
        screen.paintedId === null
          ? html`<div class="glass dark ${upright}" ${shape}><aisle-icon name="monitor"></aisle-icon></div>`
          : html`<div class="glass ${upright}" ${shape} aria-hidden="true">
              <slide-view
                .content=${slide}
                .products=${this.products}
                language=${currentLocale()}
                .storeName=${store.name}
                currency=${store.currency}
                .phoneUrl=${store.phoneUrl}
              ></slide-view>
            </div>`
      }
      <h3>
        ${hasRole(this.shop, 'manager', 'installer') ? html`<a href=${hashOf('devices', screen.screenId)}>${this.textOf(screen.name)}</a>` : this.textOf(screen.name)}
      </h3>
      <p class="state small ${stateKinds[screen.state]}">${this.stateWords(screen)}</p>
      ${
        screen.paintedId === null
          ? nothing
          : html`<p class="quiet small">
              ${slide === undefined ? t('screen.unknownSlide') : t('screen.slide', { nth: place + 1, count: slides.length })}
            </p>`
      }
    </li>`;
  }

  private stateWords(screen: ScreenRowBody): string {
    if (screen.state !== 'offline') return t(`screen.${screen.state}`);
    if (screen.lastSeenAt === null) return t('screen.offlineNever');
    return t('screen.offline', { time: formatTime(screen.lastSeenAt, this.shop.store.timeZone) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-screens-now': ConsoleScreensNow;
  }
}
