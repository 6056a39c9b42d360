import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/notice.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import type { Claim } from '../conductor/kiosk-state.ts';
import { KioskElement } from '../kiosk-element.ts';
import { t } from '../texts/kiosk-text.ts';

/** The signs of a claim code: Crockford's, without I, L, O and U, which look like others or make words. */
const keys = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');
const longestCode = 20;

/** An installer types the console's one-time code, on the glass or on a keyboard plugged in for the day. */
@customElement('kiosk-claim-view')
export class KioskClaimView extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        align-content: end;
        gap: var(--space-6);
        min-block-size: 100%;
        max-inline-size: 44em;
        margin-inline: auto;
        padding: var(--space-8);
      }
      h1 {
        margin: 0;
        font-family: var(--font-display);
        font-size: var(--text-3xl);
        font-weight: var(--weight-heading);
        line-height: var(--leading-tight);
        text-wrap: balance;
      }
      p {
        margin-block-start: var(--space-4);
        color: var(--quiet-ink);
        max-inline-size: 32em;
      }
      form {
        display: grid;
        gap: var(--space-4);
      }
      label {
        font-weight: var(--weight-strong);
      }
      input {
        inline-size: 100%;
        min-block-size: calc(var(--target) * 1.3);
        padding: 0 var(--space-5);
        border: 2px solid var(--control-border);
        border-radius: var(--radius);
        background: var(--control-paper);
        font-family: var(--font-display);
        font-size: var(--text-2xl);
        letter-spacing: 0.18em;
        text-transform: uppercase;
      }
      .keys {
        display: grid;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        gap: var(--space-2);
      }
      .keys button {
        min-block-size: var(--target);
        border: var(--line-width) solid var(--control-border);
        border-radius: var(--radius-sm);
        background: var(--control-paper);
        font-size: var(--text-lg);
        cursor: pointer;
        touch-action: manipulation;
      }
      .keys button:active {
        background: var(--accent-soft);
      }
      .row {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) claim: Claim = { phase: 'asking' };
  @state() private code = '';

  override render(): TemplateResult {
    const isBusy = this.claim.phase === 'claiming';
    return html`
      <header>
        <h1>${t('claim.title')}</h1>
        <p>${t('claim.words')}</p>
      </header>
      <form @submit=${this.send}>
        ${this.renderTrouble()}
        <label for="code">${t('claim.code')}</label>
        <input
          id="code"
          .value=${this.code}
          maxlength=${longestCode}
          inputmode="none"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          @input=${this.typed}
        />
        <div class="keys" role="group" aria-label=${t('keys.label')}>
          ${keys.map((key) => html`<button type="button" @click=${() => this.press(key)}>${key}</button>`)}
        </div>
        <div class="row">
          <aisle-button size="large" @click=${() => this.erase()}>${t('claim.erase')}</aisle-button>
          <aisle-button kind="filled" size="large" wide ?busy=${isBusy} @click=${this.send}
            >${isBusy ? t('claim.doing') : t('claim.do')}</aisle-button
          >
        </div>
      </form>
    `;
  }

  private renderTrouble(): TemplateResult | typeof nothing {
    if (this.claim.phase === 'claiming' || this.claim.trouble === undefined) return nothing;
    if (this.claim.trouble === 'other-kind') {
      return html`<aisle-notice kind="warning">${t('claim.otherKind', { kind: this.claim.kind })}</aisle-notice>`;
    }
    const words = { wrong: t('claim.wrong'), away: t('claim.away'), revoked: t('claim.revoked') }[this.claim.trouble];
    return html`<aisle-notice kind=${this.claim.trouble === 'revoked' ? 'warning' : 'danger'}>${words}</aisle-notice>`;
  }

  private typed(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.code = event.target.value;
  }

  private press(key: string): void {
    if (this.code.length < longestCode) this.code += key;
  }

  private erase(): void {
    this.code = this.code.slice(0, -1);
  }

  private send(event: Event): void {
    event.preventDefault();
    const code = this.code.trim().toUpperCase();
    if (code === '' || this.claim.phase === 'claiming') return;
    this.emit<string>('kiosk-claim', code);
    this.code = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-claim-view': KioskClaimView;
  }
  interface HTMLElementEventMap {
    'kiosk-claim': CustomEvent<string>;
  }
}
