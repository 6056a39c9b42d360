import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import type { IconName } from '../icons.ts';
import { uiText } from '../ui-texts.ts';
import { buttonStyles } from './button-styles.ts';
import './icon.ts';

export type ButtonKind = 'filled' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

/**
 * A button, or with `href` a link that looks like one. Listen to `click`. One `filled` button a view.
 * @slot - its words
 */
@customElement('aisle-button')
export class AisleButton extends BaseElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [baseStyles, buttonStyles];

  @property({ reflect: true }) kind: ButtonKind = 'plain';
  @property({ reflect: true }) size: ButtonSize = 'medium';
  @property() icon: IconName | undefined;
  @property({ attribute: 'icon-end' }) iconEnd: IconName | undefined;
  /** Needed where there are no words in it, only an icon. */
  @property() label = '';
  @property() type: 'button' | 'submit' | 'reset' = 'button';
  @property() href: string | undefined;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Under way: keeps its place and focus, refuses presses, turns a small wheel. */
  @property({ type: Boolean, reflect: true }) busy = false;
  /** For a button that stays down, such as a filter: undefined is no toggle at all. */
  @property({ type: Boolean, reflect: true }) pressed: boolean | undefined;
  /** Fills its line. */
  @property({ type: Boolean, reflect: true }) wide = false;

  private readonly internals = this.attachInternals();

  constructor() {
    super();
    this.addEventListener('click', (event) => this.refuseOrSubmit(event), { capture: true });
  }

  override render(): TemplateResult {
    if (this.href !== undefined && !this.disabled) {
      return html`<a class="button" part="button" href=${this.href} aria-label=${ifDefined(this.label || undefined)}
        >${this.renderInside()}</a
      >`;
    }
    return html`<button
      class="button"
      part="button"
      type="button"
      ?disabled=${this.disabled}
      aria-label=${this.label === '' ? nothing : this.label}
      aria-disabled=${this.busy ? 'true' : nothing}
      aria-pressed=${this.pressed === undefined ? nothing : this.pressed}
    >
      ${this.renderInside()}
    </button>`;
  }

  private renderInside(): TemplateResult {
    return html`
      ${this.busy ? html`<span class="wheel" role="status"><span class="visually-hidden">${uiText('busy')}</span></span>` : nothing}
      ${this.icon === undefined ? nothing : html`<aisle-icon class="start" name=${this.icon}></aisle-icon>`}
      <slot @slotchange=${this.markWordless}></slot>
      ${this.iconEnd === undefined ? nothing : html`<aisle-icon class="end" name=${this.iconEnd}></aisle-icon>`}
    `;
  }

  protected override firstUpdated(): void {
    this.markWordless();
  }

  /** An icon alone makes a square button. */
  private markWordless(): void {
    const hasWords = [...this.childNodes].some((node) => node.nodeType === Node.ELEMENT_NODE || (node.textContent ?? '').trim() !== '');
    this.toggleAttribute('wordless', !hasWords);
  }

  private refuseOrSubmit(event: Event): void {
    if (this.busy || this.disabled) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (this.type === 'submit') this.internals.form?.requestSubmit();
    if (this.type === 'reset') this.internals.form?.reset();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-button': AisleButton;
  }
}
