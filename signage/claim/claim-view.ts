import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LocaleController } from '#shared/ui/locale.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/field.ts';
import '#shared/ui/elements/notice.ts';
import { t } from '../texts/signage-texts.ts';
import { tidyCode } from './claim-code.ts';

/** What a screen shows before it belongs to a shop: what to do, large enough to read from a ladder. Emits `signage-claim` with the code. */
@customElement('signage-claim-view')
export class ClaimView extends LitElement {
  static override readonly styles = css`
    :host {
      --base: max(1.5vw, 1.3vh);
      --target: max(3.4vw, 3vh);
      --text-xs: calc(var(--base) * 0.8);
      --text-sm: calc(var(--base) * 0.9);
      --text-md: var(--base);
      --text-lg: calc(var(--base) * 1.2);
      position: absolute;
      inset: 0;
      display: grid;
      grid-template-columns: 1fr 30%;
      background: var(--paper);
      color: var(--ink);
      font-family: var(--font-text);
      font-size: max(1.7vw, 1.5vh);
      line-height: 1.4;
      cursor: auto;
    }
    .words {
      display: flex;
      flex-direction: column;
      justify-content: center;
      gap: max(2.4vw, 2vh);
      padding: 6vmax 7vmax;
      min-inline-size: 0;
    }
    h1 {
      margin: 0;
      font-family: var(--font-display);
      font-weight: 600;
      font-size: max(4.6vw, 4vh);
      line-height: 1.04;
      letter-spacing: -0.022em;
      text-wrap: balance;
    }
    h1:lang(ar) {
      letter-spacing: normal;
      line-height: 1.3;
    }
    p {
      margin: 0;
      max-inline-size: 34em;
      text-wrap: pretty;
    }
    form {
      display: flex;
      align-items: flex-end;
      gap: max(1vw, 0.9vh);
      max-inline-size: max(44vw, 40vh);
    }
    aisle-field {
      flex: 1;
      --base: max(1.7vw, 1.5vh);
    }
    .address {
      color: var(--quiet-ink);
      font-size: 0.82em;
    }
    .address b {
      display: block;
      inline-size: fit-content;
      font-weight: 400;
      color: var(--ink);
      overflow-wrap: anywhere;
    }
    .wall {
      position: relative;
      overflow: hidden;
      background: var(--accent);
    }
    .moon {
      position: absolute;
      inset-block-start: 18%;
      inset-inline-start: -22%;
      inline-size: 96%;
      aspect-ratio: 1;
      border-radius: 50%;
      background: color-mix(in srgb, var(--on-accent) 10%, var(--accent));
    }
    @media (orientation: portrait) {
      :host {
        --base: 2.7vw;
        --target: 6vw;
        grid-template: 34% 1fr / 100%;
        font-size: 3.1vw;
      }
      h1 {
        font-size: 7.6vw;
      }
      form {
        max-inline-size: none;
      }
      aisle-field {
        --base: 3.1vw;
      }
      .wall {
        order: -1;
      }
      .moon {
        inset-block-start: 20%;
        inset-inline-start: 40%;
        inline-size: 46%;
      }
      .words {
        justify-content: start;
        gap: 4.2vw;
      }
    }
  `;

  /** Why the last code, or the last credential, did not work. */
  @property() trouble = '';
  @property({ type: Boolean }) busy = false;
  @state() private code = '';
  protected readonly locale = new LocaleController(this);

  override render() {
    const address = `${location.origin}/signage/#claim=`;
    return html`<main class="words">
        <h1>${t('claimTitle')}</h1>
        ${this.trouble === '' ? nothing : html`<aisle-notice kind="warning">${this.trouble}</aisle-notice>`}
        <p>${t('claimSteps')}</p>
        <form @submit=${this.send}>
          <aisle-field
            .label=${t('claimLabel')}
            .value=${this.code}
            name="code"
            autocomplete="off"
            .maxLength=${20}
            @aisle-input=${this.hear}
          ></aisle-field>
          <aisle-button kind="filled" size="large" .busy=${this.busy} @click=${this.send}>${t('claimConnect')}</aisle-button>
        </form>
        <p class="address">${t('claimNoKeyboard')} <b dir="ltr">${address}…</b></p>
      </main>
      <div class="wall"><div class="moon"></div></div>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('aisle-field')?.focus();
  }

  private hear(event: CustomEvent<{ readonly value: string }>): void {
    this.code = event.detail.value;
  }

  private send(event: Event): void {
    event.preventDefault();
    const code = tidyCode(this.code);
    if (code === '' || this.busy) return;
    this.dispatchEvent(new CustomEvent('signage-claim', { detail: { code } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'signage-claim-view': ClaimView;
  }
}
