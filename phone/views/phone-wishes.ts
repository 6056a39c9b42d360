import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { mayHaveCamera, type ScannerEnd } from '../camera/open-camera.ts';
import '../parts/phone-ask.ts';
import '../parts/phone-scanner.ts';
import { phoneStyles } from '../parts/phone-styles.ts';
import '../parts/phone-wish.ts';
import { readScannedCode } from '../rules/scanned-code.ts';
import type { Wish } from '../state/bodies.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { t } from '../texts/phone-text.ts';
import { refusalWords } from '../texts/refusal-words.ts';
import { shopText } from '../texts/shop-words.ts';
import { wishesStyles } from './wishes-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import type { ToastMessage } from '#shared/ui/elements/toast.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';

/**
 * The wish list: labels scanned or typed, kept in their size and colour.
 * @fires phone-say - a word about what was done
 */
@customElement('phone-wishes')
export class PhoneWishes extends BaseElement {
  static override styles = [...phoneStyles, wishesStyles];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) status: SessionState | undefined;

  @state() private isTyping = !mayHaveCamera();
  @state() private isScanning = false;
  @state() private isAdding = false;
  @state() private code = '';
  @state() private refusal = '';
  @state() private asked: Wish | undefined;
  @state() private freshSku: string | undefined;
  @state() private leavingSku: string | undefined;

  override render(): TemplateResult {
    const wishes = this.status?.shopper?.wishes ?? [];
    return html`
      <div class="head">
        <h1 tabindex="-1">${t('wishes.title')}</h1>
        ${wishes.length === 0 ? nothing : html`<p class="quiet">${t('wishes.count', { count: wishes.length })}</p>`}
      </div>
      ${
        wishes.length === 0
          ? html`<aisle-empty icon="heart" heading=${t('wishes.empty')}>${t('wishes.empty.words')}</aisle-empty>`
          : this.renderList(wishes)
      }
      ${this.renderAdding(wishes.length === 0)}
      <phone-scanner
        heading=${t('scanner.title')}
        ?open=${this.isScanning}
        .refusal=${this.isScanning ? this.refusal : ''}
        @phone-scanned=${(event: CustomEvent<string>) => void this.keep(event.detail)}
        @phone-close-scanner=${(event: CustomEvent<ScannerEnd>) => this.closeScanner(event.detail)}
      ></phone-scanner>
      <phone-ask .wish=${this.asked} @phone-asked=${this.endAsking}></phone-ask>
    `;
  }

  private renderList(wishes: readonly Wish[]): TemplateResult {
    return html`<ul
      role="list"
      @phone-remove-wish=${this.takeOff}
      @phone-ask-friend=${(event: CustomEvent<Wish>) => (this.asked = event.detail)}
    >
      ${repeat(
        wishes,
        ({ sku }) => sku,
        (wish) =>
          html`<li>
            <phone-wish
              .wish=${wish}
              currency=${this.status?.store?.currency ?? 'EUR'}
              ?fresh=${wish.sku === this.freshSku}
              ?busy=${wish.sku === this.leavingSku}
            ></phone-wish>
          </li>`,
      )}
    </ul>`;
  }

  private renderAdding(isEmpty: boolean): TemplateResult {
    return html`<div class="adding ${isEmpty || this.isTyping ? '' : 'reachable'}">
      ${
        mayHaveCamera()
          ? html`<aisle-button kind=${isEmpty ? 'filled' : 'plain'} size="large" wide icon="scan" @click=${this.openScanner}
              >${t('wishes.scan')}</aisle-button
            >`
          : nothing
      }
      ${
        this.isTyping
          ? this.renderTyping()
          : html`<aisle-button kind="quiet" wide @click=${() => (this.isTyping = true)}>${t('wishes.type')}</aisle-button>`
      }
    </div>`;
  }

  private renderTyping(): TemplateResult {
    return html`<div class="typing" @keydown=${this.keepOnEnter}>
      <aisle-field
        label=${t('wishes.code')}
        hint=${t('wishes.code.hint')}
        autocomplete="off"
        .maxLength=${40}
        .value=${this.code}
        .error=${this.isScanning ? '' : this.refusal}
        @aisle-input=${this.take}
      ></aisle-field>
      <aisle-button ?busy=${this.isAdding} wide @click=${() => void this.keep(this.code)}>${t('wishes.add')}</aisle-button>
    </div>`;
  }

  private take(event: CustomEvent<{ readonly value: string }>): void {
    this.code = event.detail.value;
    this.refusal = '';
  }

  private keepOnEnter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && event.target instanceof HTMLElement && event.target.localName === 'aisle-field') {
      void this.keep(this.code);
    }
  }

  private openScanner(): void {
    this.refusal = '';
    this.isScanning = true;
  }

  private closeScanner(end: ScannerEnd): void {
    this.isScanning = false;
    this.refusal = '';
    if (end === 'closed') return;
    this.isTyping = true;
    this.say({ text: end === 'refused' ? t('scanner.refused') : t('scanner.absent'), kind: 'warning' });
  }

  /** Puts a scanned or typed label on the list, once. */
  private async keep(text: string): Promise<void> {
    const scanned = readScannedCode(text);
    if (scanned.kind !== 'product') {
      this.refusal = t('scanner.unknown');
      return;
    }
    const before = new Set(this.session?.state.shopper?.wishes.map(({ sku }) => sku));
    this.isAdding = true;
    this.refusal = '';
    try {
      await this.session?.addWish(scanned.code);
      this.isScanning = false;
      this.code = '';
      const added = this.session?.state.shopper?.wishes.find(({ sku }) => !before.has(sku));
      this.freshSku = added?.sku;
      void this.showFresh();
      if (added !== undefined) this.say({ text: t('wishes.added', { name: shopText(added.name) }), kind: 'ok' });
      else await this.sayAlready(scanned.code);
    } catch (error) {
      this.refusal = refusalWords(error);
    } finally {
      this.isAdding = false;
    }
  }

  /** The new piece stands at the top of the list; who added it from below should see it. */
  private async showFresh(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('phone-wish[fresh]')?.scrollIntoView({ block: 'center' });
  }

  private async sayAlready(code: string): Promise<void> {
    const piece = await this.session?.lookAt(code, AbortSignal.timeout(4000));
    if (piece !== undefined) this.say({ text: t('wishes.already', { name: shopText(piece.name) }), kind: 'info' });
  }

  private async takeOff({ detail: wish }: CustomEvent<Wish>): Promise<void> {
    this.leavingSku = wish.sku;
    try {
      await this.session?.removeWish(wish.sku);
      this.say({
        text: t('wishes.removed', { name: shopText(wish.name) }),
        action: { label: t('wishes.undo'), run: () => void this.keep(wish.sku) },
      });
    } catch (error) {
      this.say({ text: refusalWords(error), kind: 'danger' });
    } finally {
      this.leavingSku = undefined;
    }
  }

  private endAsking({ detail: isCopied }: CustomEvent<boolean>): void {
    this.asked = undefined;
    if (isCopied) this.say({ text: t('ask.copied'), kind: 'ok' });
  }

  private say(message: ToastMessage): void {
    this.emit('phone-say', message);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-wishes': PhoneWishes;
  }
  interface HTMLElementEventMap {
    'phone-say': CustomEvent<ToastMessage>;
  }
}
