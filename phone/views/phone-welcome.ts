import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../parts/phone-consents.ts';
import '../parts/phone-languages.ts';
import { phoneStyles } from '../parts/phone-styles.ts';
import type { Consents } from '../state/bodies.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { t } from '../texts/phone-text.ts';
import { refusalWords } from '../texts/refusal-words.ts';
import { welcomeStyles } from './welcome-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { currentLocale, locales } from '#shared/ui/locale.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/simulated.ts';

/** The way in: what the page is, what it will and won't know, two switches that are off, one button. */
@customElement('phone-welcome')
export class PhoneWelcome extends BaseElement {
  static override styles = [...phoneStyles, welcomeStyles];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) status: SessionState | undefined;

  @state() private consents: Consents = { offers: false, path: false };
  @state() private isEntering = false;
  @state() private refusal = '';

  override render(): TemplateResult {
    const store = this.status?.store;
    return html`<main>
        <header>
          <p class="shop">${store?.name ?? nothing}</p>
          <phone-languages .offered=${store?.languages ?? locales}></phone-languages>
        </header>
        <div class="opening">
          ${doorway}
          <h1>${t('welcome.title')}</h1>
          <p class="lead">${t('welcome.lead')}</p>
        </div>
        ${this.status?.wasDropped === true ? html`<aisle-notice kind="info">${t('welcome.dropped')}</aisle-notice>` : nothing}
        <dl>
          <div>
            <dt><aisle-icon name="eye"></aisle-icon>${t('welcome.knows')}</dt>
            <dd>${t('welcome.knows.words')}</dd>
          </div>
          <div>
            <dt><aisle-icon name="eye-off"></aisle-icon>${t('welcome.never')}</dt>
            <dd>${t('welcome.never.words')}</dd>
          </div>
        </dl>
        <section aria-labelledby="choices">
          <h2 id="choices">${t('welcome.choices')}</h2>
          <phone-consents
            .consents=${this.consents}
            @phone-consents=${(event: CustomEvent<Consents>) => (this.consents = event.detail)}
          ></phone-consents>
          <p class="quiet small">${t('welcome.off')}</p>
        </section>
        ${store?.simulated === true ? html`<aisle-simulated></aisle-simulated>` : nothing}
      </main>
      <div class="enter">
        ${this.refusal === '' ? nothing : html`<aisle-notice kind="danger">${this.refusal}</aisle-notice>`}
        <aisle-button kind="filled" size="large" wide ?busy=${this.isEntering} @click=${this.enter}>${t('welcome.enter')}</aisle-button>
      </div>`;
  }

  private async enter(): Promise<void> {
    this.isEntering = true;
    this.refusal = '';
    try {
      await this.session?.join(currentLocale(), this.consents);
    } catch (error) {
      this.refusal = refusalWords(error);
    } finally {
      this.isEntering = false;
    }
  }
}

/** A doorway with light falling through it: the page's only picture, drawn here so that it costs no wait. */
const doorway = html`<svg class="doorway" viewBox="0 0 120 96" aria-hidden="true">
  <path class="light" d="M44 88 L76 88 L112 96 L24 96 Z" />
  <path class="wall" d="M36 90V30a24 24 0 0 1 48 0v60Z" />
  <path class="room" d="M43 90V31a17 17 0 0 1 34 0v59Z" />
  <path class="rail" d="M50 44h20M55 44v3M60 44v3M65 44v3" />
  <path class="dress" d="M53 50l2-3 2 3 2 18h-8ZM58.500 50l1.500-3 1.500 3 1 24h-5ZM63 50l2-3 2 3 1 15h-6Z" />
</svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'phone-welcome': PhoneWelcome;
  }
}
