import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Place } from '../rules/address.ts';
import { t } from '../texts/phone-text.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import type { IconName } from '#shared/ui/icons.ts';
import '#shared/ui/elements/icon.ts';

const places = [
  { place: 'today', icon: 'offer', text: 'nav.today' },
  { place: 'wishes', icon: 'heart', text: 'nav.wishes' },
  { place: 'privacy', icon: 'shield', text: 'nav.privacy' },
] as const satisfies readonly { place: Place; icon: IconName; text: string }[];

/** The three places, within reach of a thumb. They are links: the address says where one is. */
@customElement('phone-nav')
export class PhoneNav extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      nav {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        padding-block-end: env(safe-area-inset-bottom, 0);
        background: var(--paper-raised);
        border-block-start: var(--line-width) solid var(--line);
      }
      a {
        position: relative;
        display: grid;
        justify-items: center;
        gap: 2px;
        padding-block: var(--space-2) var(--space-2);
        min-block-size: 3.5rem;
        color: var(--quiet-ink);
        font-size: var(--text-xs);
        line-height: 1.3;
        text-decoration: none;
        transition: color var(--duration-fast) var(--ease);
      }
      aisle-icon {
        --icon-size: 1.55rem;
        padding: 0;
      }
      a[aria-current='page'] {
        color: var(--accent);
        font-weight: var(--weight-strong);
      }
      a::before {
        content: '';
        position: absolute;
        inset-block-start: -1px;
        inline-size: 2.5rem;
        block-size: 3px;
        border-radius: 0 0 3px 3px;
        background: var(--accent);
        transform: scaleX(0);
        transition: transform var(--duration) var(--ease);
      }
      a[aria-current='page']::before {
        transform: none;
      }
      a:focus-visible {
        outline-offset: -4px;
        border-radius: var(--radius);
      }
      .dot {
        position: absolute;
        inset-block-start: 0.45rem;
        inset-inline-start: calc(50% + 0.6rem);
        inline-size: 0.6rem;
        block-size: 0.6rem;
        border: 2px solid var(--paper-raised);
        border-radius: 50%;
        background: var(--danger);
        box-sizing: content-box;
      }
    `,
  ];

  @property() place: Place = 'today';
  /** An offer came that was not looked at: a dot on Today. */
  @property({ type: Boolean }) hasNews = false;

  override render(): TemplateResult {
    return html`<nav aria-label=${t('nav.label')}>
      ${places.map(
        ({ place, icon, text }) =>
          html`<a href="#${place}" aria-current=${place === this.place ? 'page' : 'false'}>
            <aisle-icon name=${icon}></aisle-icon>${t(text)}${
              place === 'today' && this.hasNews && this.place !== 'today' ? html`<span class="dot"></span>` : ''
            }
          </a>`,
      )}
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-nav': PhoneNav;
  }
}
