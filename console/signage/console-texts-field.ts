import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { t } from '../texts/t.ts';
import { countWords } from './slide-rules.ts';

export interface TextsBody {
  readonly fr: string;
  readonly en: string;
}

/**
 * One text of a slide in both languages, with its words counted.
 * @fires console-texts - `detail` is the text
 */
@customElement('console-texts-field')
export class ConsoleTextsField extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--space-1);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .language {
        font-size: var(--text-xs);
        font-weight: var(--weight-strong);
      }
      .count {
        font-size: var(--text-xs);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .count.long {
        color: var(--danger);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) value: TextsBody = { fr: '', en: '' };
  @property({ type: Number }) limit = 9;
  @property({ type: Boolean }) multiline = false;

  override render(): TemplateResult {
    return html`<fieldset>
      <legend>${this.label}</legend>
      ${this.renderLanguage('fr')} ${this.renderLanguage('en')}
    </fieldset>`;
  }

  private renderLanguage(language: 'fr' | 'en'): TemplateResult {
    const words = countWords(this.value[language]);
    return html`<aisle-field
      lang=${language}
      label="${this.label}, ${t(`field.${language}`)}"
      label-hidden
      ?multiline=${this.multiline}
      max-length="400"
      .value=${this.value[language]}
      @aisle-input=${(event: CustomEvent<FieldChange>) => this.change(language, event.detail.value)}
    >
      <span slot="prefix" class="language">${language.toUpperCase()}</span>
      <span slot="suffix" class="count ${words > this.limit ? 'long' : ''}" title=${t('field.words', { words, limit: this.limit })}
        >${words}/${this.limit}<span class="visually-hidden"> ${t('field.words', { words, limit: this.limit })}</span></span
      >
    </aisle-field>`;
  }

  private change(language: 'fr' | 'en', text: string): void {
    this.value = { ...this.value, [language]: text };
    this.emit('console-texts', this.value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-texts-field': ConsoleTextsField;
  }
}
