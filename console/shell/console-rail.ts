import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/simulated.ts';
import { t } from '../texts/t.ts';
import { ConsoleElement } from './console-element.ts';
import { namedRoles } from './shop.ts';
import { hashOf, viewsFor, type ViewName } from './views.ts';

/**
 * The way through the console: one line a view the role has work in, numbers where someone waits.
 * @fires console-skip - straight to the content
 */
@customElement('console-rail')
export class ConsoleRail extends ConsoleElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-6);
        padding: var(--space-5) var(--space-3) var(--space-4);
        border-inline-end: var(--line-width) solid var(--line);
        background: var(--paper);
        overflow-y: auto;
      }
      a.skip {
        position: fixed;
        z-index: 20;
        inset-block-start: var(--space-2);
        inset-inline-start: var(--space-2);
        inline-size: auto;
        padding-inline: var(--space-4);
        background: var(--ink);
        color: var(--paper);
      }
      a.skip:not(:focus) {
        clip-path: inset(50%);
      }
      .store {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding-inline: var(--space-2);
        font: var(--weight-heading) var(--text-lg) / 1.1 var(--font-display);
        letter-spacing: var(--tracking-tight);
      }
      .store svg {
        flex: none;
        inline-size: 28px;
        block-size: 28px;
      }
      .tile {
        fill: var(--accent);
      }
      .arch {
        fill: none;
        stroke: var(--on-accent);
        stroke-width: 2.6;
        stroke-linecap: round;
      }
      ul {
        display: grid;
        gap: 2px;
        list-style: none;
      }
      a {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-block-size: 38px;
        padding-inline: var(--space-2);
        border-radius: var(--radius-sm);
        color: var(--quiet-ink);
        font-weight: 500;
        text-decoration: none;
      }
      a:hover {
        background: var(--paper-sunken);
        color: var(--ink);
      }
      a[aria-current] {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        font-weight: var(--weight-strong);
      }
      .badge {
        min-inline-size: 1.7em;
        margin-inline-start: auto;
        padding: 0.05em 0.5em;
        border-radius: var(--radius-pill);
        background: var(--paper-sunken);
        color: var(--ink);
        font-size: var(--text-xs);
        font-weight: var(--weight-strong);
        font-variant-numeric: tabular-nums;
        text-align: center;
      }
      .badge.danger {
        background: var(--danger);
        color: var(--on-danger);
      }
      .foot {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
        margin-block-start: auto;
        padding-inline: var(--space-2);
        font-size: var(--text-sm);
      }
      .who span {
        display: block;
        color: var(--quiet-ink);
        font-size: var(--text-xs);
      }
      @media (max-width: 1180px) and (min-width: 721px) {
        .store b,
        .who,
        a .words {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        :host {
          align-items: center;
          padding-inline: var(--space-2);
        }
        a {
          justify-content: center;
          inline-size: 48px;
          min-block-size: 48px;
          padding: 0;
        }
        .badge {
          position: absolute;
          inset-block-start: 2px;
          inset-inline-end: 0;
          min-inline-size: 1.5em;
          padding-inline: 0.3em;
        }
        .foot {
          padding: 0;
        }
        aisle-simulated {
          writing-mode: vertical-rl;
          transform: rotate(180deg);
        }
      }
      @media (max-width: 720px) {
        :host {
          flex-direction: row;
          padding: var(--space-1) var(--space-2);
          border-inline-end: 0;
          border-block-start: var(--line-width) solid var(--line);
          overflow-x: auto;
        }
        .store,
        .who {
          display: none;
        }
        .foot {
          display: none;
        }
        .views ul {
          display: flex;
        }
        a {
          flex-direction: column;
          gap: 2px;
          justify-content: center;
          min-inline-size: 68px;
          min-block-size: 52px;
          font-size: var(--text-xs);
        }
        .badge {
          position: absolute;
          inset-block-start: 0;
          inset-inline-end: 6px;
        }
      }
    `,
  ];

  @property() current: ViewName = 'floor';
  /** How much waits in a view, by its name. */
  @property({ attribute: false }) waiting: Readonly<Partial<Record<ViewName, number>>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'navigation');
  }

  protected override willUpdate(): void {
    this.setAttribute('aria-label', t('app.rail'));
  }

  override render() {
    const { session, store } = this.shop;
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t('app.skip')}</a>
      <div class="store">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect class="tile" width="32" height="32" rx="8" />
          <path class="arch" d="M9 24V13a7 7 0 0 1 14 0v11M9 19h14" />
        </svg>
        <b>${store.name}</b>
      </div>
      <div class="views">
        <ul>
          ${viewsFor(session.roles).map(
            (view) =>
              html`<li>
                <a href=${hashOf(view.name)} title=${t(`view.${view.name}`)} aria-current=${view.name === this.current ? 'page' : nothing}>
                  <aisle-icon name=${view.icon}></aisle-icon>
                  <span class="words">${t(`view.${view.name}`)}</span>
                  ${this.renderBadge(view.name)}
                </a>
              </li>`,
          )}
        </ul>
      </div>
      <div class="foot">
        ${store.simulated ? html`<aisle-simulated></aisle-simulated>` : nothing}
        <p class="who">
          <strong>${session.name}</strong
          ><span
            >${namedRoles(session.roles)
              .map((role) => t(`role.${role}`))
              .join(', ')}</span
          >
        </p>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has('current') || this.scrollWidth <= this.clientWidth) return;
    // On a phone the rail runs sideways. Not scrollIntoView, which would also move where the Tab key starts.
    const link = this.renderRoot.querySelector('[aria-current]');
    if (link === null) return;
    this.scrollLeft += link.getBoundingClientRect().left - this.getBoundingClientRect().left - this.clientWidth / 2;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.emit('console-skip', undefined);
  }

  private renderBadge(view: ViewName) {
    const count = this.waiting[view] ?? 0;
    if (count === 0) return nothing;
    const words = view === 'floor' ? t('rail.attention', { count }) : t('rail.waiting', { count });
    return html`<span class="badge ${view === 'floor' ? 'danger' : ''}" title=${words}
      ><span aria-hidden="true">${count}</span><span class="visually-hidden">${words}</span></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-rail': ConsoleRail;
  }
}
