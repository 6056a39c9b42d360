import { css, html, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { KioskElement } from '../kiosk-element.ts';
import { coloursOf } from '../session/stock-rules.ts';
import { inLanguage, t } from '../texts/kiosk-text.ts';
import type { PageVariant } from './size-pills.ts';

/** The colours of a piece as swatches, the chosen one by name. */
@customElement('kiosk-colour-dots')
export class KioskColourDots extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
      legend strong {
        color: var(--ink);
        font-weight: var(--weight-strong);
      }
      .dots {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-inline-start: calc(var(--space-1) * -1);
      }
      button {
        inline-size: var(--target);
        block-size: var(--target);
        padding: var(--space-1);
        border: 0;
        border-radius: 50%;
        background: none;
        cursor: pointer;
        touch-action: manipulation;
      }
      button:active {
        background: var(--accent-soft);
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        overflow: visible;
      }
      .dot {
        stroke: var(--line-strong);
        stroke-width: 0.5;
      }
      .ring {
        fill: none;
        stroke: transparent;
        stroke-width: 1.6;
      }
      [aria-pressed='true'] .ring {
        stroke: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) variants: readonly PageVariant[] = [];
  @property() chosen = '';
  /** The size chosen so far: another colour keeps it, when it is made in that size. */
  @property() size: string | undefined;

  override render(): TemplateResult {
    const colours = coloursOf(this.variants);
    const shown = colours.find((variant) => variant.swatch === this.chosen);
    return html`<fieldset>
      <legend>${t('product.colour')} <strong>${shown === undefined ? '' : inLanguage(shown.colour)}</strong></legend>
      <div class="dots">
        ${colours.map(
          ({ swatch, colour }) =>
            html`<button
              type="button"
              aria-label=${inLanguage(colour)}
              aria-pressed=${swatch === this.chosen ? 'true' : 'false'}
              @click=${() => this.wish({ do: 'choose-variant', swatch, sku: this.skuIn(swatch) })}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                ${svg`<circle class="dot" cx="12" cy="12" r="8.6" fill=${swatch}></circle><circle class="ring" cx="12" cy="12" r="11"></circle>`}
              </svg>
            </button>`,
        )}
      </div>
    </fieldset>`;
  }

  private skuIn(swatch: string): string | undefined {
    return this.variants.find((variant) => variant.swatch === swatch && variant.size === this.size)?.sku;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-colour-dots': KioskColourDots;
  }
}
