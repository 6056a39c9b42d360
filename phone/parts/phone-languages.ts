import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/phone-text.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { localeNames, type Locale } from '#shared/ui/locale.ts';

/**
 * The languages, each in its own words.
 * @fires phone-language - another one was chosen
 */
@customElement('phone-languages')
export class PhoneLanguages extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        margin-inline: calc(var(--space-3) * -1);
      }
      button {
        min-block-size: 44px;
        min-inline-size: 44px;
        padding: 0 var(--space-3);
        border: 0;
        border-radius: var(--radius-pill);
        background: none;
        color: var(--quiet-ink);
        font-size: var(--text-sm);
        cursor: pointer;
      }
      button[aria-pressed='true'] {
        color: var(--ink);
        font-weight: var(--weight-strong);
        text-decoration: underline;
        text-decoration-color: var(--accent);
        text-decoration-thickness: 2px;
        text-underline-offset: 0.35em;
      }
    `,
  ];

  @property({ attribute: false }) offered: readonly Locale[] = [];

  override render(): TemplateResult {
    return html`<div role="group" aria-label=${t('language.label')}>
      ${this.offered.map(
        (locale) =>
          html`<button
            type="button"
            lang=${locale}
            aria-pressed=${locale === this.locale.locale}
            @click=${() => this.emit('phone-language', locale)}
          >
            ${localeNames[locale]}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-languages': PhoneLanguages;
  }
  interface HTMLElementEventMap {
    'phone-language': CustomEvent<Locale>;
  }
}
