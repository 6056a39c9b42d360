import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayHaveCamera } from '../camera/open-camera.ts';
import { readPairingCode } from '../rules/scanned-code.ts';
import { t } from '../texts/phone-text.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';

/**
 * Taking a fob: its code typed, or scanned.
 * @fires phone-carry - the pairing code to link
 * @fires phone-scan-fob - the camera is wanted
 */
@customElement('phone-fob')
export class PhoneFob extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      section {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
        background: var(--paper-sunken);
        border-radius: var(--radius-lg);
      }
      .head {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-4);
      }
      .drawing {
        grid-row: 1 / 3;
        grid-column: 2;
        inline-size: 3.6rem;
        color: var(--accent);
      }
      .actions {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  /** Why the hub refused, in words. */
  @property() refusal = '';
  @property() code = '';
  @state() private isMistyped = false;

  override render(): TemplateResult {
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t('fob.title')}</h2>
        <p class="quiet small">${t('fob.words')}</p>
        ${drawing}
      </div>
      <aisle-field
        label=${t('fob.code')}
        hint=${t('fob.hint')}
        autocomplete="off"
        .value=${this.code}
        .maxLength=${24}
        .error=${this.isMistyped ? t('fob.mistyped') : this.refusal}
        @aisle-input=${this.take}
        @keydown=${this.pairOnEnter}
      ></aisle-field>
      <div class="actions">
        <aisle-button ?busy=${this.busy} wide @click=${this.pair}>${t('fob.pair')}</aisle-button>
        ${
          mayHaveCamera()
            ? html`<aisle-button icon="camera" wide kind="quiet" @click=${() => this.emit('phone-scan-fob', undefined)}
                >${t('fob.scan')}</aisle-button
              >`
            : nothing
        }
      </div>
    </section>`;
  }

  private take(event: CustomEvent<{ readonly value: string }>): void {
    this.code = event.detail.value;
    this.isMistyped = false;
  }

  private pairOnEnter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.pair();
  }

  private pair(): void {
    const pairingCode = readPairingCode(this.code);
    this.isMistyped = pairingCode === undefined;
    if (pairingCode !== undefined) this.emit('phone-carry', pairingCode);
  }
}

/** The fob as it hangs at the entrance: a ring, a small tag with a crescent, and the waves the shop hears. */
const drawing = html`<svg
  class="drawing"
  viewBox="0 0 58 64"
  aria-hidden="true"
  fill="none"
  stroke="currentColor"
  stroke-width="2.2"
  stroke-linecap="round"
>
  <circle cx="24" cy="11" r="8.5" />
  <path d="M24 20v5" />
  <rect x="9" y="25" width="30" height="36" rx="9" fill="var(--paper-raised)" />
  <path d="M29 49.5A8.5 8.5 0 1 1 25.5 34a7 7 0 0 0 3.500 15.500Z" fill="currentColor" stroke="none" />
  <path d="M45 36c2.500 4 2.500 10 0 14M50.500 32c4.500 6.500 4.500 15.500 0 22" />
</svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'phone-fob': PhoneFob;
  }
  interface HTMLElementEventMap {
    'phone-carry': CustomEvent<string>;
    'phone-scan-fob': CustomEvent<undefined>;
  }
}
