import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '#shared/ui/elements/icon.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { KioskElement } from '../kiosk-element.ts';
import { keyRowsFor } from '../session/keyboard-layouts.ts';
import { t } from '../texts/kiosk-text.ts';

export type KeyPress = { readonly type: string } | { readonly erase: 'letter' | 'all' };

/** A keyboard on the glass: a kiosk has no other. It follows the reader's language; keys keep their places in every writing direction. */
@customElement('kiosk-keyboard')
export class KioskKeyboard extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-4) var(--space-5) var(--space-5);
        background: var(--paper-sunken);
        border-block-start: var(--line-width) solid var(--line);
        direction: ltr;
      }
      .row {
        display: flex;
        justify-content: center;
        gap: var(--space-2);
      }
      button {
        flex: 1 1 0;
        max-inline-size: 10%;
        min-inline-size: 0;
        min-block-size: calc(var(--target) * 1.1);
        padding: 0;
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius-sm);
        background: var(--control-paper);
        font-size: min(var(--text-lg), 4.4vi);
        line-height: 1;
        cursor: pointer;
        touch-action: manipulation;
      }
      button:active {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      .row button.wide {
        flex: 2 1 0;
        max-inline-size: none;
        font-size: min(var(--text-md), 3.4vi);
      }
      .row button.space {
        flex: 5 1 0;
      }
      @media (orientation: landscape) {
        :host {
          gap: var(--space-1);
          padding-block: var(--space-2);
        }
        button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const letters = keyRowsFor(this.locale.locale).map(
      (row) =>
        html`<div class="row">
          ${row.map((key) => html`<button type="button" @click=${() => this.press({ type: key })}>${key}</button>`)}
        </div>`,
    );
    return html`${letters}
      <div class="row">
        <button class="wide" type="button" @click=${() => this.press({ erase: 'all' })}>${t('keys.clear')}</button>
        <button class="wide space" type="button" @click=${() => this.press({ type: ' ' })}>${t('keys.space')}</button>
        <button class="wide" type="button" aria-label=${t('keys.erase')} @click=${() => this.press({ erase: 'letter' })}>
          <aisle-icon name="arrow-left"></aisle-icon>
        </button>
      </div>`;
  }

  private press(press: KeyPress): void {
    this.emit<KeyPress>('kiosk-key', press);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-keyboard': KioskKeyboard;
  }
  interface HTMLElementEventMap {
    'kiosk-key': CustomEvent<KeyPress>;
  }
}
