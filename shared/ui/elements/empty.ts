import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import type { IconName } from '../icons.ts';
import './icon.ts';

/**
 * Nothing here yet, and the first step to change that.
 * @slot - a sentence or two
 * @slot action - a button
 */
@customElement('aisle-empty')
export class AisleEmpty extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: var(--space-8) var(--space-4);
      }
      .empty {
        display: grid;
        grid-template-columns: auto minmax(0, 30em);
        justify-content: center;
        align-items: start;
        column-gap: var(--space-5);
      }
      .sign {
        display: grid;
        place-items: center;
        inline-size: 3.4em;
        block-size: 3.4em;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }
      aisle-icon {
        --icon-size: 1.6em;
      }
      h2 {
        font-family: var(--font-display);
        font-size: var(--text-lg);
        font-weight: var(--weight-heading);
        line-height: var(--leading-tight);
        text-wrap: balance;
      }
      .words {
        margin-block-start: var(--space-2);
        color: var(--quiet-ink);
        line-height: var(--leading);
        text-wrap: pretty;
      }
      .action {
        display: block;
        margin-block-start: var(--space-4);
      }
      @container (max-width: 26em) {
        .empty {
          grid-template-columns: minmax(0, 1fr);
          row-gap: var(--space-4);
        }
      }
      :host {
        container-type: inline-size;
      }
    `,
  ];

  @property() icon: IconName | undefined;
  @property() heading = '';

  override render(): TemplateResult {
    return html`<div class="empty">
      ${this.icon === undefined ? nothing : html`<span class="sign"><aisle-icon name=${this.icon}></aisle-icon></span>`}
      <div>
        ${this.heading === '' ? nothing : html`<h2>${this.heading}</h2>`}
        <div class="words"><slot></slot></div>
        <slot class="action" name="action"></slot>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-empty': AisleEmpty;
  }
}
