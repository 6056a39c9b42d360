import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';

export interface Choice {
  readonly value: string;
  readonly words: string;
}

let made = 0;

/**
 * One of a few, side by side: a radio group that looks like one bar.
 * @fires console-choose - `detail` is the chosen value
 */
@customElement('console-choice')
export class ConsoleChoice extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
        justify-self: start;
        max-inline-size: 100%;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        margin: 0;
        padding: 3px;
        border: 0;
        border-radius: var(--radius);
        background: var(--paper-sunken);
        box-shadow: inset 0 0 0 var(--line-width) var(--line);
      }
      label {
        position: relative;
        display: flex;
        align-items: center;
        min-block-size: calc(var(--control-height) - 6px);
        padding-inline: 0.85em;
        border-radius: calc(var(--radius) - 3px);
        color: var(--quiet-ink);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
        cursor: pointer;
        white-space: nowrap;
      }
      label:hover {
        color: var(--ink);
      }
      label:has(:checked) {
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: 0 0 0 var(--line-width) var(--line-strong);
        outline: 2px solid var(--soft-line);
        outline-offset: -2px;
      }
      label:has(:focus-visible) {
        outline: var(--focus-width) solid var(--focus);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      @media (pointer: coarse) {
        label {
          min-block-size: 44px;
        }
      }
    `,
  ];

  /** What is chosen, read aloud; the eye sees it from the place. */
  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];

  readonly #name = `choice-${(made += 1)}`;

  override render() {
    return html`<fieldset>
      <legend class="visually-hidden">${this.label}</legend>
      ${this.choices.map(
        ({ value, words }) =>
          html`<label>
            <input type="radio" name=${this.#name} .value=${value} .checked=${value === this.value} @change=${() => this.choose(value)} />
            ${words}
          </label>`,
      )}
    </fieldset>`;
  }

  private choose(value: string): void {
    this.value = value;
    this.emit('console-choose', value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-choice': ConsoleChoice;
  }
}
