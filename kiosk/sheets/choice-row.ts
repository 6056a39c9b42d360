import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';

export interface Choice {
  readonly id: string;
  readonly words: string;
  readonly lang?: string;
  /** How large its words are set, so that a choice of sizes shows itself. */
  readonly scale?: number;
}

/** One of a few, side by side, each big enough for a thumb. @fires kiosk-chosen - the id */
@customElement('kiosk-choice-row')
export class KioskChoiceRow extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        min-inline-size: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--space-2);
        font-weight: var(--weight-strong);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      button {
        flex: 1 1 0;
        min-inline-size: max-content;
        min-block-size: calc(var(--target) * 1.1);
        padding: 0 var(--space-4);
        border: 2px solid var(--control-border);
        border-radius: var(--radius);
        background: var(--control-paper);
        font-size: calc(var(--text-md) * var(--scale, 1));
        line-height: 1.1;
        cursor: pointer;
        touch-action: manipulation;
      }
      button:active,
      button[aria-pressed='true'] {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        border-color: var(--accent);
      }
      button[aria-pressed='true'] {
        box-shadow: inset 0 0 0 2px var(--accent);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property() chosen = '';

  override render(): TemplateResult {
    return html`<fieldset>
      <legend>${this.label}</legend>
      <div class="choices">
        ${this.choices.map(
          ({ id, words, lang, scale }) =>
            html`<button
              type="button"
              lang=${ifDefined(lang)}
              aria-pressed=${id === this.chosen ? 'true' : 'false'}
              ${cssomStyles({ '--scale': scale === undefined ? undefined : String(scale) })}
              @click=${() => this.emit<string>('kiosk-chosen', id)}
            >
              ${words}
            </button>`,
        )}
      </div>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-choice-row': KioskChoiceRow;
  }
  interface HTMLElementEventMap {
    'kiosk-chosen': CustomEvent<string>;
  }
}
