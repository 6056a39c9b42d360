import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../parts/phone-consents.ts';
import '../parts/phone-doorway.ts';
import '../parts/phone-languages.ts';
import { phoneStyles } from '../parts/phone-styles.ts';
import type { Consents } from '../state/bodies.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { offeredLanguages } from '../texts/offered-languages.ts';
import { t } from '../texts/phone-text.ts';
import { refusalWords } from '../texts/refusal-words.ts';
import { welcomeStyles } from './welcome-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { currentLocale } from '#shared/ui/locale.ts';
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
          <phone-languages .offered=${offeredLanguages(store?.languages)}></phone-languages>
        </header>
        ${store?.simulated === true ? html`<aisle-simulated></aisle-simulated>` : nothing}
        <div class="opening">
          <h1>${t('welcome.title')}</h1>
          <p class="lead">${t('welcome.lead')}</p>
          <phone-doorway .picture=${this.status?.doorPicture}></phone-doorway>
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

declare global {
  interface HTMLElementTagNameMap {
    'phone-welcome': PhoneWelcome;
  }
}
