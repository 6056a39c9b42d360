import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { formStyles } from './form-styles.ts';

export interface SwitchToggle {
  readonly name: string;
  readonly isOn: boolean;
}

/**
 * On or off, at once. The words say what is on. Its state changes when the page sets `checked` or the person presses;
 * a page that must first ask the hub calls `preventDefault` on the event and sets `checked` when it knows.
 * @slot - its label
 * @slot hint - what on means, in a sentence
 * @fires aisle-toggle - `SwitchToggle`
 */
@customElement('aisle-switch')
export class AisleSwitch extends BaseElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [
    baseStyles,
    formStyles,
    css`
      button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        inline-size: 100%;
        min-block-size: var(--control-height);
        padding: 0.3em 0;
        border: 0;
        border-radius: var(--radius-sm);
        background: none;
        text-align: start;
        line-height: 1.35;
        cursor: pointer;
      }
      .words {
        flex: 1;
        min-inline-size: 0;
      }
      .name {
        font-weight: var(--weight-strong);
      }
      .hint {
        display: block;
        margin-block-start: 0.15em;
      }
      .track {
        flex: none;
        inline-size: 2.9em;
        block-size: 1.7em;
        padding: 0.18em;
        border: max(2px, 0.1em) solid var(--control-border);
        border-radius: var(--radius-pill);
        background: var(--control-paper);
        transition:
          background-color var(--duration-fast) var(--ease),
          border-color var(--duration-fast) var(--ease);
      }
      .knob {
        display: block;
        block-size: 100%;
        aspect-ratio: 1;
        border-radius: 50%;
        background: var(--control-border);
        transition:
          margin-inline-start var(--duration-fast) var(--ease),
          background-color var(--duration-fast) var(--ease);
      }
      :host([checked]) .track {
        background: var(--accent);
        border-color: var(--accent);
      }
      :host([checked]) .knob {
        margin-inline-start: calc(100% - 1.14em);
        background: var(--on-accent);
      }
      :host([busy]) .track {
        opacity: 0.6;
      }
      button:disabled {
        cursor: not-allowed;
        color: var(--quiet-ink);
      }
      button:disabled .track {
        opacity: 0.5;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) checked = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Asked, not yet answered: refuses presses. */
  @property({ type: Boolean, reflect: true }) busy = false;
  @property({ reflect: true }) name = '';
  @property() value = 'on';
  /** Needed where its slot holds no words. */
  @property() label = '';

  private readonly internals = this.attachInternals();

  override render(): TemplateResult {
    return html`<button
      type="button"
      role="switch"
      aria-checked=${this.checked}
      aria-busy=${this.busy ? 'true' : nothing}
      aria-label=${this.label === '' ? nothing : this.label}
      ?disabled=${this.disabled}
      @click=${this.toggle}
    >
      <span class="words"
        ><span class="name"><slot></slot></span><span class="hint"><slot name="hint"></slot></span
      ></span>
      <span class="track" aria-hidden="true"><span class="knob"></span></span>
    </button>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('checked') || changed.has('value')) this.internals.setFormValue(this.checked ? this.value : null);
  }

  formResetCallback(): void {
    this.checked = this.hasAttribute('default-checked');
  }

  private toggle(): void {
    if (this.busy) return;
    const isOn = !this.checked;
    if (this.emit<SwitchToggle>('aisle-toggle', { name: this.name, isOn })) this.checked = isOn;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-switch': AisleSwitch;
  }
  interface HTMLElementEventMap {
    'aisle-toggle': CustomEvent<SwitchToggle>;
  }
}
