import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readAddress, type Address } from './rules/address.ts';
import type { Session } from './state/session.ts';
import { firstState, type SessionState } from './state/session-state.ts';
import { offeredLanguages } from './texts/offered-languages.ts';
import './views/phone-welcome.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { chooseLocale, currentLocale, setLocale, type Locale } from '#shared/ui/locale.ts';
import type { Clock } from '#shared/link/clock.ts';

/** How often times on the page are looked at again: a coupon's last minutes pass while it is open. */
const tickMs = 10_000;
/** The trace is asked again this often while the page is in view; the zone itself arrives by the stream. */
const traceEveryMs = 15_000;

/** The whole page: which of its four faces is shown, in which language, and what the clock says. */
@customElement('phone-app')
export class PhoneApp extends BaseElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) clock: Clock | undefined;

  @state() private status: SessionState = firstState;
  @state() private address: Address = readAddress(location.hash);
  @state() private now = 0;
  private readonly stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { session, clock } = this;
    if (session === undefined || clock === undefined) return;
    this.now = clock.now();
    this.stops.push(
      session.subscribe(() => this.take(session.state)),
      clock.every(tickMs, () => (this.now = clock.now())),
      clock.every(traceEveryMs, () => void this.refreshTrace()),
    );
    window.addEventListener('hashchange', this.readHash);
    document.addEventListener('visibilitychange', this.comeBack);
    void session.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
    window.removeEventListener('hashchange', this.readHash);
    document.removeEventListener('visibilitychange', this.comeBack);
    this.session?.close();
  }

  override render(): TemplateResult {
    const { status, session, address } = this;
    if (address.look !== undefined && status.phase !== 'opening') {
      void import('./views/phone-look.ts');
      return html`<phone-look .session=${session} .status=${status} code=${address.look} from=${address.from ?? ''}></phone-look>`;
    }
    switch (status.phase) {
      case 'opening':
        return html``;
      case 'outside':
        return html`<phone-welcome .session=${session} .status=${status} @phone-language=${this.speak}></phone-welcome>`;
      case 'forgotten':
        void import('./views/phone-farewell.ts');
        return html`<phone-farewell .rows=${status.rowsForgotten ?? 0} @phone-start-over=${() => session?.startOver()}></phone-farewell>`;
      case 'inside':
        void import('./views/phone-inside.ts');
        return html`<phone-inside .session=${session} .status=${status} .address=${address} .now=${this.now}></phone-inside>`;
    }
  }

  private take(status: SessionState): void {
    const before = this.status;
    this.status = status;
    this.now = this.clock?.now() ?? this.now;
    const language = status.shopper?.language;
    if (language !== undefined && language !== before.shopper?.language) setLocale(language);
    else if (status.store !== undefined && before.store === undefined && status.shopper === undefined) {
      setLocale(chooseLocale([currentLocale(), ...navigator.languages], offeredLanguages(status.store.languages)));
    }
    // A fob's address has done its work once the fob is carried.
    if ((status.shopper?.fob ?? null) !== null && this.address.fob !== undefined) location.replace('#today');
    document.title = status.store?.name ?? document.title;
  }

  private readonly readHash = (): void => {
    this.address = readAddress(location.hash);
  };

  private readonly comeBack = (): void => {
    if (document.visibilityState !== 'visible' || this.status.phase !== 'inside') return;
    void this.session?.refresh().catch(() => undefined);
  };

  private async refreshTrace(): Promise<void> {
    if (document.visibilityState !== 'visible' || this.address.place !== 'today') return;
    // Away or forgotten shows in the state; nobody waits for this answer.
    await this.session?.refreshTrace().catch(() => undefined);
  }

  private speak(event: CustomEvent<Locale>): void {
    setLocale(event.detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-app': PhoneApp;
  }
}
