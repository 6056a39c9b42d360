import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionState } from '../state/session-state.ts';
import { t } from '../texts/phone-text.ts';
import { shopText } from '../texts/shop-words.ts';
import { phoneStyles } from './phone-styles.ts';
import type { ShopperBody } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { localeNames } from '#shared/ui/locale.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';

interface Line {
  readonly icon: IconName;
  readonly words: string;
  readonly action?: TemplateResult;
}

/**
 * All the hub answered about this phone, a line each in plain words, and what it does not know.
 * @fires phone-return-fob - the fob was put back
 */
@customElement('phone-known')
export class PhoneKnown extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
      }
      section {
        display: grid;
        gap: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: 1.5rem minmax(0, 1fr);
        gap: 0 var(--space-3);
        align-items: start;
        padding-block: var(--space-3);
        border-block-end: var(--line-width) solid var(--line);
      }
      li:first-child {
        border-block-start: var(--line-width) solid var(--line);
      }
      li aisle-icon {
        --icon-size: 1.35rem;
        margin-block-start: 0.1rem;
        color: var(--accent);
      }
      li aisle-button {
        grid-column: 2;
        justify-self: start;
        margin-block-start: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) status: SessionState | undefined;
  @property({ type: Boolean }) returning = false;

  override render(): TemplateResult {
    const shopper = this.status?.shopper;
    if (shopper === undefined) return html``;
    return html`<section aria-labelledby="known">
        <h2 id="known">${t('privacy.known')}</h2>
        <p class="quiet">${t('privacy.known.words')}</p>
        <ul role="list">
          ${this.lines(shopper).map(
            ({ icon, words, action }) => html`<li><aisle-icon name=${icon}></aisle-icon><span>${words}</span>${action ?? nothing}</li>`,
          )}
        </ul>
      </section>
      <section aria-labelledby="unknown">
        <h2 id="unknown">${t('privacy.unknown')}</h2>
        <p class="quiet">${t('privacy.unknown.words')}</p>
      </section>`;
  }

  private lines(shopper: ShopperBody): readonly Line[] {
    const { coupons, wishes } = shopper;
    const zone = this.status?.plan?.zones.find(({ id }) => id === shopper.zoneId);
    const used = coupons.filter(({ redeemedAt }) => redeemedAt !== null).length;
    const points = this.status?.trace?.points.length ?? 0;
    return [
      { icon: 'key', words: t('known.cookie') },
      { icon: 'languages', words: t('known.language', { language: localeNames[shopper.language] }) },
      this.fobLine(shopper.fob),
      { icon: 'map-pin', words: zone === undefined ? t('known.noPlace') : t('known.place', { zone: shopText(zone.name) }) },
      { icon: 'route', words: points === 0 ? t('known.noPath') : t('known.path', { count: points }) },
      { icon: 'ticket', words: coupons.length === 0 ? t('known.noCoupons') : t('known.coupons', { count: coupons.length, used }) },
      { icon: 'heart', words: wishes.length === 0 ? t('known.noWishes') : t('known.wishes', { count: wishes.length }) },
    ];
  }

  private fobLine(label: string | null): Line {
    if (label === null) return { icon: 'radio', words: t('known.noFob') };
    const action = html`<aisle-button ?busy=${this.returning} @click=${() => this.emit('phone-return-fob', undefined)}
      >${t('fob.return')}</aisle-button
    >`;
    return { icon: 'radio', words: t('known.fob', { label }), action };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-known': PhoneKnown;
  }
  interface HTMLElementEventMap {
    'phone-return-fob': CustomEvent<undefined>;
  }
}
