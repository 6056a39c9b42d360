import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import type { IconName } from '../icons.ts';
import { uiText } from '../ui-texts.ts';
import './icon.ts';

export type NoticeKind = 'info' | 'ok' | 'warning' | 'danger';

const noticeIcons = { info: 'info', ok: 'check-circle', warning: 'warning', danger: 'danger' } as const satisfies Record<
  NoticeKind,
  IconName
>;

/**
 * Something to know, said where it matters: `danger` interrupts a screen reader, the others wait for a pause.
 * @slot - the words, best with what to do
 * @slot action - one button
 * @fires aisle-dismiss - the person closed it (only with `dismissable`)
 */
@customElement('aisle-notice')
export class AisleNotice extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius);
        border: var(--line-width) solid var(--soft-line);
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        line-height: 1.45;
      }
      .ok {
        background: var(--ok-soft);
        color: var(--on-ok-soft);
      }
      .warning {
        background: var(--warning-soft);
        color: var(--on-warning-soft);
      }
      .danger {
        background: var(--danger-soft);
        color: var(--on-danger-soft);
      }
      aisle-icon {
        margin-block-start: 0.1em;
      }
      .words {
        flex: 1 1 12em;
        min-inline-size: 0;
      }
      h3 {
        font-family: var(--font-text);
        font-size: inherit;
        font-weight: var(--weight-strong);
        line-height: inherit;
      }
      .dismiss {
        flex: none;
        display: grid;
        place-items: center;
        inline-size: max(2em, 24px);
        block-size: max(2em, 24px);
        margin-block: -0.3em;
        margin-inline-end: calc(var(--space-2) * -1);
        border: 0;
        border-radius: var(--radius-sm);
        background: transparent;
        cursor: pointer;
      }
      .dismiss:hover {
        background: color-mix(in srgb, currentColor 12%, transparent);
      }
    `,
  ];

  @property({ reflect: true }) kind: NoticeKind = 'info';
  @property() heading = '';
  /** Another icon than the kind's own. */
  @property() icon: IconName | undefined;
  @property({ type: Boolean }) dismissable = false;

  override render(): TemplateResult {
    return html`<div class="notice ${this.kind}" role=${this.kind === 'danger' ? 'alert' : 'status'}>
      <aisle-icon name=${this.icon ?? noticeIcons[this.kind]}></aisle-icon>
      <div class="words">
        ${this.heading === '' ? nothing : html`<h3>${this.heading}</h3>`}
        <slot></slot>
      </div>
      <slot name="action"></slot>
      ${
        this.dismissable
          ? html`<button
              class="dismiss"
              type="button"
              aria-label=${uiText('dismiss')}
              @click=${() => this.emit('aisle-dismiss', undefined)}
            >
              <aisle-icon name="close"></aisle-icon>
            </button>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-notice': AisleNotice;
  }
  interface HTMLElementEventMap {
    'aisle-dismiss': CustomEvent<undefined>;
  }
}
