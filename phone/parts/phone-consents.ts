import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Consents } from '../state/bodies.ts';
import { t } from '../texts/phone-text.ts';
import { phoneStyles } from './phone-styles.ts';
import { purposes, type Purpose } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/switch.ts';

/**
 * One plain switch a purpose, none of them on by itself.
 * @fires phone-consents - what the shopper wants now, both purposes
 */
@customElement('phone-consents')
export class PhoneConsents extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      div {
        border-block: var(--line-width) solid var(--line);
      }
      aisle-switch {
        display: block;
        padding-block: var(--space-2);
      }
      aisle-switch + aisle-switch {
        border-block-start: var(--line-width) solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) consents: Consents = { offers: false, path: false };
  /** The purpose being asked of the hub. */
  @property() asking: Purpose | undefined;

  override render(): TemplateResult {
    return html`<div role="group" aria-label=${t('privacy.choices')}>
      ${purposes.map(
        (purpose) =>
          html`<aisle-switch
            name=${purpose}
            .checked=${this.consents[purpose]}
            ?busy=${this.asking === purpose}
            @aisle-toggle=${(event: CustomEvent<{ readonly isOn: boolean }>) => this.ask(event, purpose)}
            >${t(`consent.${purpose}`)}<span slot="hint">${t(`consent.${purpose}.words`)}</span></aisle-switch
          >`,
      )}
    </div>`;
  }

  /** The switch moves only when the one who holds the consents says so. */
  private ask(event: CustomEvent<{ readonly isOn: boolean }>, purpose: Purpose): void {
    event.preventDefault();
    this.emit('phone-consents', { ...this.consents, [purpose]: event.detail.isOn });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-consents': PhoneConsents;
  }
  interface HTMLElementEventMap {
    'phone-consents': CustomEvent<Consents>;
  }
}
