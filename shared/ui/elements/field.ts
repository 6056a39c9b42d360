import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import type { IconName } from '../icons.ts';
import { uiText } from '../ui-texts.ts';
import { formStyles } from './form-styles.ts';
import './icon.ts';

export type FieldType = 'text' | 'search' | 'email' | 'tel' | 'url' | 'password' | 'number' | 'date' | 'time' | 'datetime-local';

/** What `aisle-input` (each key) and `aisle-change` (when done) carry. */
export interface FieldChange {
  readonly name: string;
  readonly value: string;
}

/**
 * A labelled line of text that takes part in forms under its `name`.
 * @slot prefix, suffix - small things inside its box, such as a unit
 * @fires aisle-input - on each key, `FieldChange`
 * @fires aisle-change - when the person is done, `FieldChange`
 */
@customElement('aisle-field')
export class AisleField extends BaseElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [
    baseStyles,
    formStyles,
    css`
      .field {
        display: grid;
        gap: var(--space-1);
      }
      .box {
        display: flex;
        align-items: center;
        gap: 0.5em;
        min-block-size: var(--control-height);
        padding-inline: 0.75em;
        border: var(--line-width) solid var(--control-border);
        border-radius: var(--radius);
        background: var(--control-paper);
        transition: border-color var(--duration-fast) var(--ease);
      }
      .box:hover {
        border-color: var(--ink);
      }
      .box:focus-within {
        outline: var(--focus-width) solid var(--focus);
        outline-offset: 1px;
      }
      .invalid .box {
        border-color: var(--danger);
        box-shadow: inset 0 0 0 1px var(--danger);
      }
      :host([disabled]) .box {
        background: var(--paper-sunken);
        border-color: var(--line);
        color: var(--quiet-ink);
      }
      .box > aisle-icon {
        color: var(--quiet-ink);
      }
      input,
      textarea {
        flex: 1;
        min-inline-size: 0;
        inline-size: 100%;
        padding: 0.45em 0;
        border: 0;
        background: none;
        line-height: 1.4;
      }
      /* The box around it shows the focus. */
      :is(input, textarea):focus-visible {
        outline: none;
      }
      textarea {
        resize: vertical;
        min-block-size: 4.6em;
      }
      ::placeholder {
        color: var(--quiet-ink);
        opacity: 1;
      }
      input::-webkit-search-cancel-button {
        display: none;
      }
      slot[name] {
        color: var(--quiet-ink);
      }
    `,
  ];

  @property() label = '';
  /** Hides the label from the eye where the page's layout already says it. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  @property() hint = '';
  /** What is wrong and how to put it right; empty when all is well. */
  @property() error = '';
  @property({ reflect: true }) name = '';
  @property() value = '';
  @property() type: FieldType = 'text';
  @property() icon: IconName | undefined;
  @property() placeholder = '';
  @property() autocomplete: AutoFill | undefined;
  @property({ attribute: 'input-mode' }) keyboard: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | 'none' | undefined;
  @property() min: string | undefined;
  @property() max: string | undefined;
  @property() step: string | undefined;
  @property({ type: Number, attribute: 'max-length' }) maxLength: number | undefined;
  @property({ type: Boolean }) multiline = false;
  @property({ type: Boolean, reflect: true }) required = false;
  /** Says "optional" beside the label. */
  @property({ type: Boolean }) optional = false;
  @property({ type: Boolean, reflect: true }) disabled = false;

  private readonly internals = this.attachInternals();

  private get control(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>('#control');
  }

  override render(): TemplateResult {
    const described = [this.hint === '' ? '' : 'hint', this.error === '' ? '' : 'error'].join(' ').trim();
    return html`<div class="field ${this.error === '' ? '' : 'invalid'}">
      <label class=${this.labelHidden ? 'visually-hidden' : 'label'} for="control"
        >${this.label} ${this.optional ? html`<span class="optional">${uiText('optional')}</span>` : nothing}</label
      >
      ${this.hint === '' ? nothing : html`<div class="hint" id="hint">${this.hint}</div>`}
      <div class="box" part="box">
        ${this.icon === undefined ? nothing : html`<aisle-icon name=${this.icon}></aisle-icon>`}
        <slot name="prefix"></slot>
        ${this.multiline ? this.renderArea(described) : this.renderInput(described)}
        <slot name="suffix"></slot>
      </div>
      ${
        this.error === ''
          ? nothing
          : html`<div class="error" id="error" role="alert"><aisle-icon name="warning"></aisle-icon><span>${this.error}</span></div>`
      }
    </div>`;
  }

  private renderInput(described: string): TemplateResult {
    return html`<input
      id="control"
      type=${this.type}
      .value=${live(this.value)}
      placeholder=${ifDefined(this.placeholder || undefined)}
      autocomplete=${ifDefined(this.autocomplete)}
      inputmode=${ifDefined(this.keyboard)}
      min=${ifDefined(this.min)}
      max=${ifDefined(this.max)}
      step=${ifDefined(this.step)}
      maxlength=${ifDefined(this.maxLength)}
      ?required=${this.required}
      ?disabled=${this.disabled}
      aria-invalid=${this.error === '' ? nothing : 'true'}
      aria-describedby=${described === '' ? nothing : described}
      @input=${this.take}
      @change=${this.settle}
      @keydown=${this.submitOnEnter}
    />`;
  }

  private renderArea(described: string): TemplateResult {
    return html`<textarea
      id="control"
      rows="3"
      .value=${live(this.value)}
      placeholder=${ifDefined(this.placeholder || undefined)}
      maxlength=${ifDefined(this.maxLength)}
      ?required=${this.required}
      ?disabled=${this.disabled}
      aria-invalid=${this.error === '' ? nothing : 'true'}
      aria-describedby=${described === '' ? nothing : described}
      @input=${this.take}
      @change=${this.settle}
    ></textarea>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.internals.setFormValue(this.value);
    const control = this.control;
    if (control === null) return;
    // `error` is the page's word on what was sent last: it must not keep a form from sending what was typed since, or the same once more.
    this.internals.setValidity(control.validity, control.validationMessage, control);
  }

  formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
  }

  private take(): void {
    this.value = this.control?.value ?? '';
    this.emit<FieldChange>('aisle-input', { name: this.name, value: this.value });
  }

  private settle(): void {
    this.emit<FieldChange>('aisle-change', { name: this.name, value: this.value });
  }

  // A form outside our shadow does not hear Enter by itself.
  private submitOnEnter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.internals.form?.requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-field': AisleField;
  }
  interface HTMLElementEventMap {
    'aisle-input': CustomEvent<FieldChange>;
    'aisle-change': CustomEvent<FieldChange>;
  }
}
