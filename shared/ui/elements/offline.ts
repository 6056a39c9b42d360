import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { formatTime } from '../formats.ts';
import { uiText } from '../ui-texts.ts';
import './icon.ts';

/**
 * A strip that says since when a page lives from what it last heard. Render it only while that is so.
 * @slot - words after its own, such as what still works
 */
@customElement('aisle-offline')
export class AisleOffline extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .strip {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-4);
        background: var(--warning-soft);
        color: var(--on-warning-soft);
        font-size: var(--text-sm);
        line-height: 1.35;
        border-block-end: var(--line-width) solid var(--line);
      }
    `,
  ];

  /** Unix milliseconds of the last answer. */
  @property({ type: Number }) since: number | undefined;
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  override render(): TemplateResult {
    const words = this.since === undefined ? uiText('offline') : uiText('offlineSince', { time: formatTime(this.since, this.timeZone) });
    return html`<div class="strip" role="status">
      <aisle-icon name="wifi-off"></aisle-icon>
      <span>${words} <slot>${nothing}</slot></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-offline': AisleOffline;
  }
}
