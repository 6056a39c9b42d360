import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { phoneStyles } from '../parts/phone-styles.ts';
import '../parts/phone-doorway.ts';
import { t } from '../texts/phone-text.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';

/**
 * After "forget me": how many rows the hub deleted, and the way back.
 * @fires phone-start-over - come in again
 */
@customElement('phone-farewell')
export class PhoneFarewell extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      main {
        display: grid;
        align-content: center;
        gap: var(--space-4);
        min-block-size: 100dvh;
        padding: var(--space-8) var(--space-5);
      }
      phone-doorway {
        inline-size: 7rem;
        margin-block-end: var(--space-4);
      }
      h1 {
        font-size: var(--text-4xl);
      }
      .rows {
        font-size: var(--text-lg);
        line-height: 1.35;
      }
      aisle-button {
        justify-self: start;
        margin-block-start: var(--space-4);
      }
    `,
  ];

  @property({ type: Number }) rows = 0;

  override render(): TemplateResult {
    return html`<main tabindex="-1">
      <phone-doorway></phone-doorway>
      <h1>${t('farewell.title')}</h1>
      <p class="rows" role="status">${t('farewell.rows', { count: this.rows })}</p>
      <p class="quiet">${t('farewell.words')}</p>
      <aisle-button @click=${() => this.emit('phone-start-over', undefined)}>${t('farewell.again')}</aisle-button>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-farewell': PhoneFarewell;
  }
  interface HTMLElementEventMap {
    'phone-start-over': CustomEvent<undefined>;
  }
}
