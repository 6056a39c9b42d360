import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { friendLink } from '../rules/address.ts';
import type { Wish } from '../state/bodies.ts';
import { t } from '../texts/phone-text.ts';
import { shopText } from '../texts/shop-words.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';

/**
 * A link to a piece for a friend, with a first name if the shopper types one. The name goes into the link and nowhere else.
 * @fires phone-asked - closed; the detail says whether the link was copied and wants a word about it
 */
@customElement('phone-ask')
export class PhoneAsk extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      .content {
        display: grid;
        gap: var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) wish: Wish | undefined;
  @state() private firstName = '';

  override render(): TemplateResult {
    return html`<aisle-dialog
      kind="sheet"
      heading=${t('ask.title')}
      ?open=${this.wish !== undefined}
      @aisle-close=${() => this.done(false)}
    >
      <div class="content">
        <p class="quiet">${t('ask.words')}</p>
        <aisle-field
          label=${t('ask.name')}
          autocomplete="off"
          .maxLength=${24}
          .value=${this.firstName}
          @aisle-input=${(event: CustomEvent<{ readonly value: string }>) => (this.firstName = event.detail.value)}
        ></aisle-field>
        <aisle-button kind="filled" size="large" wide icon="send" @click=${this.send}>${t('ask.send')}</aisle-button>
      </div>
    </aisle-dialog>`;
  }

  private async send(): Promise<void> {
    if (this.wish === undefined) return;
    const url = friendLink(location.href, this.wish.sku, this.firstName);
    if ('share' in navigator) {
      try {
        await navigator.share({ title: shopText(this.wish.name), url });
        this.done(false);
        return;
      } catch (error) {
        // Closed without sending is an answer; anything else falls back to copying.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    await navigator.clipboard?.writeText(url);
    this.done(true);
  }

  private done(isCopied: boolean): void {
    this.firstName = '';
    this.emit('phone-asked', isCopied);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-ask': PhoneAsk;
  }
  interface HTMLElementEventMap {
    'phone-asked': CustomEvent<boolean>;
  }
}
