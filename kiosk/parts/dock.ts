import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/icon.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { KioskElement } from '../kiosk-element.ts';
import type { Wish } from '../session/session.ts';
import { t } from '../texts/kiosk-text.ts';

export type DockPlace = 'home' | 'search' | 'basket' | 'call' | 'access';

interface DockButton {
  readonly place: DockPlace;
  readonly icon: IconName;
  readonly words: string;
  readonly wish: Wish;
}

/** The row that is always there, at the lower edge of every view: home, search, basket, a person, access. */
@customElement('kiosk-dock')
export class KioskDock extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        background: var(--paper-raised);
        border-block-start: var(--line-width) solid var(--line);
      }
      nav {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        padding: var(--space-1) var(--space-4);
      }
      button {
        position: relative;
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 0.2em;
        min-block-size: calc(var(--target) * 1.5);
        padding: var(--space-2) var(--space-1);
        border: 0;
        border-radius: var(--radius);
        background: transparent;
        color: var(--quiet-ink);
        font-size: var(--text-sm);
        line-height: 1.15;
        text-align: center;
        overflow-wrap: anywhere;
        touch-action: manipulation;
        cursor: pointer;
        transition: background-color var(--duration-fast) var(--ease);
      }
      button:active {
        background: var(--accent-soft);
      }
      button[aria-current] {
        color: var(--accent);
        font-weight: var(--weight-strong);
      }
      button[aria-current]::before {
        content: '';
        position: absolute;
        inset-block-start: 0;
        inline-size: 2.4em;
        block-size: max(3px, calc(var(--line-width) * 2));
        border-radius: var(--radius-pill);
        background: currentColor;
      }
      aisle-icon {
        --icon-size: 1.75em;
      }
      .count {
        position: absolute;
        inset-block-start: 0.5em;
        inset-inline-start: calc(50% + 0.7em);
        min-inline-size: 1.5em;
        padding: 0 0.35em;
        border-radius: var(--radius-pill);
        background: var(--accent);
        color: var(--on-accent);
        font-family: var(--font-display);
        font-size: 0.86em;
        font-weight: var(--weight-heading);
        font-variant-numeric: tabular-nums;
        line-height: 1.5;
        animation: arrive var(--duration-slow) var(--ease);
      }
      @keyframes arrive {
        from {
          transform: scale(0.4);
        }
      }
    `,
  ];

  @property() place: DockPlace | undefined;
  @property({ type: Number }) pieces = 0;

  override render(): TemplateResult {
    return html`<nav aria-label=${t('dock.label')}>${this.buttons().map((button) => this.renderButton(button))}</nav>`;
  }

  private buttons(): readonly DockButton[] {
    return [
      { place: 'home', icon: 'home', words: t('dock.home'), wish: { do: 'go-home' } },
      { place: 'search', icon: 'search', words: t('dock.search'), wish: { do: 'open-search' } },
      { place: 'basket', icon: 'basket', words: t('dock.basket'), wish: { do: 'open-basket' } },
      { place: 'call', icon: 'call', words: t('dock.call'), wish: { do: 'open-sheet', sheet: 'call' } },
      { place: 'access', icon: 'accessibility', words: t('dock.access'), wish: { do: 'open-sheet', sheet: 'access' } },
    ];
  }

  private renderButton({ place, icon, words, wish }: DockButton): TemplateResult {
    const counts = place === 'basket' && this.pieces > 0;
    return html`<button
      type="button"
      data-place=${place}
      aria-current=${this.place === place ? 'page' : nothing}
      aria-haspopup=${place === 'call' || place === 'access' ? 'dialog' : nothing}
      aria-label=${counts ? t('dock.basketCount', { count: this.pieces }) : nothing}
      @click=${() => this.wish(wish)}
    >
      <aisle-icon name=${icon}></aisle-icon>
      <span>${words}</span>
      ${counts ? html`<span class="count" aria-hidden="true">${formatNumber(this.pieces)}</span>` : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-dock': KioskDock;
  }
}
