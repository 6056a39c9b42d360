import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import type { IconName } from '../icons.ts';
import { uiText } from '../ui-texts.ts';
import './icon.ts';

export interface ToastMessage {
  readonly text: string;
  readonly kind?: 'info' | 'ok' | 'warning' | 'danger';
  /** One way to act on it, such as undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays; 6 seconds unless told, and never away while pointed at or focused. 0 stays until dismissed. */
  readonly seconds?: number;
}

interface Shown extends ToastMessage {
  readonly key: number;
}

const kindIcons = { info: 'info', ok: 'check-circle', warning: 'warning', danger: 'danger' } as const satisfies Record<string, IconName>;

/** A page's corner for passing words: put one `<aisle-toast>` on the page and call `show`. At most three stand at once. */
@customElement('aisle-toast')
export class AisleToast extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        inset-inline: 0;
        inset-block-end: calc(var(--toast-lift, 0px) + var(--space-4) + env(safe-area-inset-bottom));
        z-index: 30;
        display: grid;
        justify-items: center;
        padding-inline: var(--space-4);
        pointer-events: none;
      }
      .stack {
        display: grid;
        gap: var(--space-2);
        inline-size: fit-content;
        max-inline-size: min(34em, 100%);
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-block-size: var(--control-height);
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--paper);
        box-shadow: var(--shadow);
        line-height: 1.35;
        pointer-events: auto;
        animation: rise var(--duration) var(--ease);
      }
      .words {
        flex: 1;
        padding-block: 0.3em;
      }
      button {
        min-block-size: max(24px, calc(var(--control-height) - var(--space-3)));
        padding: 0.2em 0.75em;
        border: 0;
        border-radius: var(--radius-sm);
        background: transparent;
        font-weight: var(--weight-strong);
        cursor: pointer;
      }
      button:focus-visible {
        outline-color: currentColor;
        outline-offset: -3px;
      }
      .act {
        background: color-mix(in srgb, currentColor 16%, transparent);
      }
      button:hover {
        background: color-mix(in srgb, currentColor 24%, transparent);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(var(--space-4));
        }
      }
    `,
  ];

  /** How long a message stays when it does not say so itself. */
  @property({ type: Number }) seconds = 6;

  @state() private shown: readonly Shown[] = [];
  private nextKey = 1;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a message; the returned function takes it away early. */
  show(message: ToastMessage): () => void {
    const key = this.nextKey++;
    const kept = this.shown.slice(-2);
    for (const gone of this.shown) if (!kept.includes(gone)) this.stopTimer(gone.key);
    this.shown = [...kept, { ...message, key }];
    this.startTimer(key);
    return () => this.takeAway(key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const key of this.timers.keys()) this.stopTimer(key);
  }

  override render(): TemplateResult {
    return html`<div class="stack" role="status" aria-live="polite" aria-atomic="false">
      ${repeat(
        this.shown,
        ({ key }) => key,
        (toast) => this.renderToast(toast),
      )}
    </div>`;
  }

  private renderToast({ key, text, kind, action }: Shown): TemplateResult {
    const hold = (): void => this.stopTimer(key);
    const release = (): void => this.startTimer(key);
    return html`<div class="toast" @pointerenter=${hold} @pointerleave=${release} @focusin=${hold} @focusout=${release}>
      ${kind === undefined ? nothing : html`<aisle-icon name=${kindIcons[kind]}></aisle-icon>`}
      <span class="words">${text}</span>
      ${
        action === undefined
          ? nothing
          : html`<button
              class="act"
              type="button"
              @click=${() => {
                action.run();
                this.takeAway(key);
              }}
            >
              ${action.label}
            </button>`
      }
      <button type="button" aria-label=${uiText('dismiss')} @click=${() => this.takeAway(key)}>
        <aisle-icon name="close"></aisle-icon>
      </button>
    </div>`;
  }

  private startTimer(key: number): void {
    const message = this.shown.find((toast) => toast.key === key);
    const seconds = message?.seconds ?? this.seconds;
    this.stopTimer(key);
    if (message !== undefined && seconds > 0)
      this.timers.set(
        key,
        setTimeout(() => this.takeAway(key), seconds * 1000),
      );
  }

  private stopTimer(key: number): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }

  private takeAway(key: number): void {
    this.stopTimer(key);
    this.shown = this.shown.filter((toast) => toast.key !== key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-toast': AisleToast;
  }
}
