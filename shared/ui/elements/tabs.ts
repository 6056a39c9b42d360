import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { formatNumber } from '../formats.ts';
import type { IconName } from '../icons.ts';
import './icon.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** A small number beside the label, such as orders waiting. */
  readonly count?: number;
}

/**
 * A few views in one place; arrow keys move along them.
 * @slot <tab id> - the content of each tab, in an element with `slot="<tab id>"`
 * @fires aisle-select - `{ id }`
 */
@customElement('aisle-tabs')
export class AisleTabs extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      [role='tablist'] {
        display: flex;
        gap: var(--space-5);
        overflow-x: auto;
        scrollbar-width: none;
        border-block-end: var(--line-width) solid var(--line);
      }
      [role='tab'] {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: 0.5em;
        flex: none;
        min-block-size: var(--control-height);
        padding: 0.3em 0.1em;
        border: 0;
        background: none;
        color: var(--quiet-ink);
        font-weight: 520;
        white-space: nowrap;
        cursor: pointer;
      }
      [role='tab']:focus-visible {
        outline-offset: -3px;
        border-radius: var(--radius-sm);
      }
      [role='tab']:hover {
        color: var(--ink);
      }
      [role='tab']::after {
        content: '';
        position: absolute;
        inset-inline: 0;
        inset-block-end: 0;
        block-size: max(2px, 0.14em);
        border-radius: var(--radius-pill);
        background: var(--accent);
        transform: scaleX(0);
        transition: transform var(--duration-fast) var(--ease);
      }
      [aria-selected='true'] {
        color: var(--ink);
        font-weight: var(--weight-strong);
      }
      [aria-selected='true']::after {
        transform: none;
      }
      @media (forced-colors: active) {
        [role='tab']::after {
          forced-color-adjust: none;
        }
      }
      .count {
        min-inline-size: 1.6em;
        padding: 0.05em 0.45em;
        border-radius: var(--radius-pill);
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        font-size: var(--text-xs);
        font-variant-numeric: tabular-nums;
        text-align: center;
      }
      [role='tabpanel'] {
        padding-block-start: var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  /** Id of the tab shown; without one, the first. */
  @property() selected = '';
  @property() label = '';

  private get shown(): string {
    return this.tabs.some((tab) => tab.id === this.selected) ? this.selected : (this.tabs[0]?.id ?? '');
  }

  override render(): TemplateResult {
    return html`<div role="tablist" aria-label=${this.label === '' ? nothing : this.label} @keydown=${this.move}>
        ${this.tabs.map((tab) => this.renderTab(tab))}
      </div>
      <div role="tabpanel" aria-labelledby="tab-${this.shown}"><slot name=${this.shown}></slot></div>`;
  }

  private renderTab({ id, label, icon, count }: Tab): TemplateResult {
    const isShown = id === this.shown;
    return html`<button
      type="button"
      role="tab"
      id="tab-${id}"
      aria-selected=${isShown}
      tabindex=${isShown ? 0 : -1}
      @click=${() => this.select(id)}
    >
      ${icon === undefined ? nothing : html`<aisle-icon name=${icon}></aisle-icon>`} ${label}
      ${count === undefined ? nothing : html`<span class="count">${formatNumber(count)}</span>`}
    </button>`;
  }

  private select(id: string): void {
    if (id === this.shown) return;
    if (this.emit('aisle-select', { id })) this.selected = id;
  }

  private move(event: KeyboardEvent): void {
    const forward = this.locale.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = this.locale.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const place = this.tabs.findIndex((tab) => tab.id === this.shown);
    const last = this.tabs.length - 1;
    const goals = new Map([
      [forward, place === last ? 0 : place + 1],
      [backward, place <= 0 ? last : place - 1],
      ['Home', 0],
      ['End', last],
    ]);
    const next = this.tabs[goals.get(event.key) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    this.select(next.id);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-tabs': AisleTabs;
  }
  interface HTMLElementEventMap {
    'aisle-select': CustomEvent<{ readonly id: string }>;
  }
}
