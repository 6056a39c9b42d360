import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import type { Locale } from '../locale.ts';
import { simulatedIn, uiText } from '../ui-texts.ts';

/** The honest label of a shop whose shoppers are simulated. Shown wherever `readStore` says so. */
@customElement('aisle-simulated')
export class AisleSimulated extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.5em;
        padding: 0.2em 0.75em;
        border: var(--line-width) dashed var(--line-strong);
        border-radius: var(--radius-pill);
        background: var(--paper);
        color: var(--quiet-ink);
        font-size: var(--text-xs);
        line-height: 1.4;
        white-space: nowrap;
      }
      span::before {
        content: '';
        inline-size: 0.5em;
        block-size: 0.5em;
        border: 0.13em dotted currentColor;
        border-radius: 50%;
      }
    `,
  ];

  /** The language of what the mark stands on; the page's when left out. */
  @property({ attribute: false }) language: Locale | undefined;

  override render(): TemplateResult {
    const { language } = this;
    return html`<span lang=${language ?? nothing}>${language === undefined ? uiText('simulated') : simulatedIn(language)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-simulated': AisleSimulated;
  }
}
