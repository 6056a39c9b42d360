import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { uiText } from '../ui-texts.ts';
import './button.ts';

export interface DialogClose {
  /** `escape`, `outside` and `button` are the person's; a page that sets `open` to false hears nothing. */
  readonly reason: 'escape' | 'outside' | 'button';
}

/** The element that really has focus, inside however many shadows. */
function deepestFocus(): HTMLElement | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : undefined;
}

/**
 * A question or a small task above the page (native `<dialog>`): the rest is inert, Escape closes, focus goes back to where it was.
 * @slot - its content
 * @slot footer - its buttons, the filled one last
 * @fires aisle-close - the person closed it, `DialogClose`; `preventDefault` keeps it open
 */
@customElement('aisle-dialog')
export class AisleDialog extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: contents;
      }
      dialog {
        inline-size: min(100vi - 2 * var(--space-4), var(--dialog-width, 34em));
        max-block-size: min(100dvb - 2 * var(--space-6), 60em);
        margin: auto;
        padding: 0;
        border: 0;
        border-radius: var(--radius-lg);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow);
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: rise var(--duration) var(--ease);
      }
      dialog::backdrop {
        background: var(--scrim);
        animation: fade var(--duration) var(--ease);
      }
      dialog.sheet {
        inline-size: min(100vi, var(--dialog-width, 40em));
        max-inline-size: 100vi;
        max-block-size: 92dvb;
        margin-block-end: 0;
        border-end-start-radius: 0;
        border-end-end-radius: 0;
        padding-block-end: env(safe-area-inset-bottom);
      }
      header {
        display: flex;
        align-items: flex-start;
        justify-content: space-between;
        gap: var(--space-3);
        padding-block: var(--space-5) var(--space-3);
        padding-inline: var(--space-6) var(--space-5);
      }
      h2 {
        margin-block: 0.35em 0;
        font-family: var(--font-display);
        font-size: var(--text-lg);
        font-weight: var(--weight-heading);
        line-height: var(--leading-tight);
      }
      .content {
        overflow: auto;
        padding: 0 var(--space-6) var(--space-6);
        line-height: var(--leading);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-3);
        padding: var(--space-4) var(--space-6) var(--space-5);
        border-block-start: var(--line-width) solid var(--line);
      }
      footer[hidden] {
        display: none;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(var(--space-4));
        }
      }
      @keyframes fade {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  /** `sheet` comes up from the lower edge, for thumbs. */
  @property() kind: 'centre' | 'sheet' = 'centre';
  /** A question that must be answered: no cross, Escape and a press outside do nothing. */
  @property({ type: Boolean }) firm = false;

  private opener: HTMLElement | undefined;

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override render(): TemplateResult {
    return html`<dialog
      class=${this.kind}
      aria-labelledby="heading"
      @cancel=${this.refuseOrCancel}
      @close=${this.noticeClosed}
      @pointerdown=${this.closeFromOutside}
    >
      <header>
        <h2 id="heading">${this.heading}</h2>
        ${
          this.firm
            ? nothing
            : html`<aisle-button kind="quiet" icon="close" label=${uiText('close')} @click=${() => this.ask('button')}></aisle-button>`
        }
      </header>
      <div class="content"><slot></slot></div>
      <footer hidden><slot name="footer" @slotchange=${this.showFooter}></slot></footer>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || this.dialog === null || this.dialog.open === this.open) return;
    if (this.open) {
      this.opener = deepestFocus();
      this.dialog.showModal();
      return;
    }
    this.dialog.close();
    this.opener?.focus();
    this.opener = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
    this.dialog?.close();
  }

  private ask(reason: DialogClose['reason']): void {
    if (this.emit<DialogClose>('aisle-close', { reason })) this.open = false;
  }

  private refuseOrCancel(event: Event): void {
    event.preventDefault();
    if (!this.firm) this.ask('escape');
  }

  // A browser may close without asking (Escape pressed twice); what we say must stay true.
  private noticeClosed(): void {
    if (!this.open) return;
    this.open = false;
    this.emit<DialogClose>('aisle-close', { reason: 'escape' });
  }

  private closeFromOutside(event: PointerEvent): void {
    if (this.firm || event.target !== this.dialog || this.dialog === null) return;
    const box = this.dialog.getBoundingClientRect();
    const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!isInside) this.ask('outside');
  }

  private showFooter(event: Event): void {
    if (!(event.target instanceof HTMLSlotElement)) return;
    const footer = event.target.parentElement;
    if (footer !== null) footer.hidden = event.target.assignedElements().length === 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-dialog': AisleDialog;
  }
  interface HTMLElementEventMap {
    'aisle-close': CustomEvent<DialogClose>;
  }
}
