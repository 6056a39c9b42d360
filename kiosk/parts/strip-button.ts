import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/icon.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import type { IconName } from '#shared/ui/icons.ts';

/**
 * A strip that opens something: what it is, and the answer in a few words already.
 * @slot - the answer
 */
@customElement('kiosk-strip-button')
export class KioskStripButton extends BaseElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-3);
        inline-size: 100%;
        block-size: 100%;
        min-block-size: calc(var(--target) * 1.25);
        padding: var(--space-3) 0;
        border: 0;
        background: none;
        text-align: start;
        line-height: 1.25;
        cursor: pointer;
        touch-action: manipulation;
      }
      button:active {
        color: var(--accent);
      }
      .sign {
        color: var(--accent);
        --icon-size: 1.5em;
      }
      .what {
        display: block;
        color: var(--quiet-ink);
        font-size: var(--text-xs);
      }
      .answer {
        font-weight: var(--weight-strong);
      }
      .onward {
        color: var(--quiet-ink);
      }
    `,
  ];

  @property() icon: IconName = 'info';
  @property() what = '';

  override render(): TemplateResult {
    return html`<button type="button" aria-haspopup="dialog">
      <aisle-icon class="sign" name=${this.icon}></aisle-icon>
      <span
        ><span class="what">${this.what}</span> <span class="answer"><slot></slot></span
      ></span>
      <aisle-icon class="onward" name="chevron-right"></aisle-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-strip-button': KioskStripButton;
  }
}
