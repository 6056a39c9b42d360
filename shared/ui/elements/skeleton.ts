import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { uiText } from '../ui-texts.ts';

/** Where something will stand in a moment, in its own shape. Silent but for one word of status. */
@customElement('aisle-skeleton')
export class AisleSkeleton extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .bone {
        background: var(--line);
        border-radius: var(--radius-sm);
        animation: breathe var(--duration-loop) ease-in-out infinite alternate;
      }
      .line {
        block-size: 0.8em;
        margin-block: 0.35em;
      }
      .line:last-of-type:not(:first-of-type) {
        inline-size: 62%;
      }
      .picture {
        aspect-ratio: var(--picture-ratio, 3 / 4);
        border-radius: var(--radius);
      }
      .block {
        block-size: 100%;
        min-block-size: var(--control-height);
        border-radius: var(--radius);
      }
      @keyframes breathe {
        from {
          opacity: 0.85;
        }
        to {
          opacity: 0.4;
        }
      }
    `,
  ];

  @property() kind: 'lines' | 'picture' | 'block' = 'lines';
  @property({ type: Number }) lines = 3;
  /** Width over height of a picture, such as `3/4`. */
  @property() ratio = '3/4';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ratio')) this.style.setProperty('--picture-ratio', this.ratio);
  }

  override render(): TemplateResult {
    const bones =
      this.kind === 'lines'
        ? Array.from({ length: this.lines }, () => html`<div class="bone line"></div>`)
        : html`<div class="bone ${this.kind}"></div>`;
    return html`<span class="visually-hidden" role="status">${uiText('loading')}</span>${bones}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-skeleton': AisleSkeleton;
  }
}
