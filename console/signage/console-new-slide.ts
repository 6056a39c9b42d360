import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/icon.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { t } from '../texts/t.ts';
import { slideTemplates, type SlideTemplate } from './slide-rules.ts';

const icons = {
  season: 'image',
  product: 'tag',
  looks: 'grid',
  likes: 'heart',
  review: 'message',
  hours: 'clock',
} as const satisfies Record<SlideTemplate, IconName>;

/**
 * The kinds of slide to choose from.
 * @fires console-template - `detail` is a template
 * @fires console-close
 */
@customElement('console-new-slide')
export class ConsoleNewSlide extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      .templates {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        gap: var(--space-3);
      }
      button {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--space-3);
        align-items: center;
        padding: var(--space-4);
        border: var(--line-width) solid var(--line-strong);
        border-radius: var(--radius);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }
      aisle-icon {
        grid-row: span 2;
        --icon-size: 1.7em;
      }
      span {
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;

  override render(): TemplateResult {
    return html`<aisle-dialog ?open=${this.open} heading=${t('slide.addTitle')} @aisle-close=${() => this.emit('console-close', undefined)}>
      <div class="templates">
        ${slideTemplates.map(
          (template) =>
            html`<button type="button" @click=${() => this.emit('console-template', template)}>
              <aisle-icon name=${icons[template]}></aisle-icon>
              <strong>${t(`template.${template}`)}</strong>
              <span>${t(`template.${template}Words`)}</span>
            </button>`,
        )}
      </div>
    </aisle-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-new-slide': ConsoleNewSlide;
  }
}
