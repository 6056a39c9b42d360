import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ManifestBody } from '#shared/contract/screens.ts';
import { systemClock } from '#shared/link/clock.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { chooseLocale, setLocale, type Locale } from '#shared/ui/locale.ts';
import { markAlive } from '#shared/ui/release/about-page.ts';
import '#shared/ui/elements/simulated.ts';
import { claimCodeIn } from './claim/claim-code.ts';
import { claimScreen } from './claim/claim-screen.ts';
import './claim/claim-view.ts';
import { forgetCredential, keepCredential, readCredential, type CredentialBody } from './claim/credential.ts';
import { openBrowserStore } from './player/browser-store.ts';
import { followNewBuild } from './player/new-build.ts';
import type { PlayerStore } from './player/player-store.ts';
import { openSession } from './player/session.ts';
import './player/slide-stage.ts';
import { t } from './texts/signage-texts.ts';

/** The whole screen: waiting for its shop, or playing. */
@customElement('signage-app')
export class SignageApp extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: fixed;
      inset: 0;
      overflow: hidden;
      background: var(--accent);
    }
    aisle-simulated {
      --text-xs: max(1.05vw, 0.95vh);
      position: absolute;
      z-index: 10;
      inset-block-end: max(0.7vw, 0.6vh);
      inset-inline-end: max(0.9vw, 0.8vh);
    }
  `;

  @state() private view: 'starting' | 'claim' | 'play' = 'starting';
  @state() private isClaiming = false;
  @state() private trouble = '';
  @state() private isSimulated = false;
  @state() private slideLanguage: Locale | undefined;
  private store: PlayerStore | undefined;
  private stopSession = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    setLocale(chooseLocale(navigator.languages, ['fr', 'en', 'ar']));
    addEventListener('hashchange', this.takeCodeFromAddress);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.takeCodeFromAddress);
    this.stopSession();
  }

  override render() {
    if (this.view === 'claim') {
      return html`<signage-claim-view
        .trouble=${this.trouble}
        .busy=${this.isClaiming}
        @signage-claim=${(event: CustomEvent<{ readonly code: string }>) => void this.claim(event.detail.code)}
      ></signage-claim-view>`;
    }
    return html`<signage-slide-stage></signage-slide-stage
      >${this.isSimulated ? html`<aisle-simulated .language=${this.slideLanguage}></aisle-simulated>` : nothing}`;
  }

  private async begin(): Promise<void> {
    this.store = await openBrowserStore('aisle-signage');
    const credential = readCredential();
    if (claimCodeIn(location.hash) !== undefined) this.takeCodeFromAddress();
    else if (credential === undefined) this.view = 'claim';
    else await this.play(credential);
    await this.updateComplete;
    markAlive();
  }

  /** The code leaves the address at once: it must not stay in a history, nor be tried again after a restart. */
  private readonly takeCodeFromAddress = (): void => {
    const code = claimCodeIn(location.hash);
    if (code === undefined) return;
    history.replaceState(null, '', location.pathname + location.search);
    void this.claim(code);
  };

  private async claim(code: string): Promise<void> {
    this.isClaiming = true;
    this.trouble = '';
    const claimed = await claimScreen(createHttpClient({ baseUrl: '' }), code);
    this.isClaiming = false;
    if (!('words' in claimed)) {
      keepCredential(claimed);
      return this.play(claimed);
    }
    this.trouble = claimed.words;
    const earlier = readCredential();
    // A code that does not work takes nothing off the glass.
    if (earlier === undefined) this.view = 'claim';
    else if (this.view !== 'play') await this.play(earlier);
  }

  private async play(credential: CredentialBody): Promise<void> {
    this.stopSession();
    this.view = 'play';
    await this.updateComplete;
    const stage = this.renderRoot.querySelector('signage-slide-stage');
    if (stage === null || this.store === undefined) return;
    this.stopSession = openSession({
      credential,
      machineClock: systemClock,
      store: this.store,
      stage,
      onActivated: (manifest) => this.takeOver(manifest),
      onSlide: ({ theme, language }) => {
        document.documentElement.dataset['theme'] = theme;
        this.slideLanguage = language;
      },
      onRevoked: () => void this.leave(),
      onHubBack: () => void followNewBuild(),
    });
  }

  private takeOver(manifest: ManifestBody): void {
    this.isSimulated = manifest.simulated;
    const [language] = manifest.languages;
    if (language !== undefined) setLocale(language);
  }

  /** The shop took this screen's credential away: nothing of the shop stays on it. */
  private async leave(): Promise<void> {
    this.stopSession();
    forgetCredential();
    this.isSimulated = false;
    document.documentElement.dataset['theme'] = 'light';
    this.trouble = t('revoked');
    this.view = 'claim';
    await this.store?.forgetAll();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'signage-app': SignageApp;
  }
}
