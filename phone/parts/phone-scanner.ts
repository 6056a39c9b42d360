import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { createCodeReader } from '../camera/code-reader.ts';
import { openCamera, type ScannerEnd } from '../camera/open-camera.ts';
import { t } from '../texts/phone-text.ts';
import { phoneStyles } from './phone-styles.ts';
import { scannerStyles } from './scanner-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';

/** How often a frame is looked at; more would warm the phone and read nothing sooner. */
const lookEveryMs = 120;

/**
 * The camera on the whole screen until it reads something. Pictures are looked at in the page and go nowhere.
 * @fires phone-scanned - the text of a code; the same text is told once while it stays in view
 * @fires phone-close-scanner - closed by the shopper, or for want of a camera: its detail says which
 */
@customElement('phone-scanner')
export class PhoneScanner extends BaseElement {
  static override styles = [...phoneStyles, scannerStyles];

  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  /** What was wrong with the last code, in words. */
  @property() refusal = '';

  @state() private isRunning = false;
  @state() private readsQr = false;
  private closing: AbortController | undefined;
  private told: string | undefined;

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open) {
      this.dialog?.showModal();
      void this.run();
    } else {
      this.stop();
      this.dialog?.close();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @cancel=${this.close}>
      <video muted playsinline aria-hidden="true"></video>
      <div class="frame ${this.readsQr ? 'square' : ''}" aria-hidden="true"><span></span></div>
      <div class="top">
        <h2 id="title">${this.heading}</h2>
        <button type="button" aria-label=${t('scanner.close')} @click=${this.close}><aisle-icon name="close"></aisle-icon></button>
      </div>
      <div class="foot">
        <p role="status">${this.isRunning ? (this.readsQr ? t('scanner.aimAny') : t('scanner.aim')) : t('scanner.starting')}</p>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert"><aisle-icon name="warning"></aisle-icon> ${this.refusal}</p>`}
        <p class="private"><aisle-icon name="lock"></aisle-icon> ${t('scanner.private')}</p>
      </div>
    </dialog>`;
  }

  private async run(): Promise<void> {
    const closing = new AbortController();
    this.closing = closing;
    this.told = undefined;
    const answer = await openCamera(closing.signal);
    if (closing.signal.aborted) return;
    if ('refused' in answer) {
      this.emit<ScannerEnd>('phone-close-scanner', answer.refused);
      return;
    }
    const video = this.renderRoot.querySelector('video');
    if (video === null) return;
    video.srcObject = answer.stream;
    const reader = await createCodeReader();
    await video.play().catch(() => undefined);
    this.readsQr = reader.readsQr;
    this.isRunning = true;
    while (!closing.signal.aborted) {
      const text = await reader.read(video).catch(() => undefined);
      if (closing.signal.aborted) return;
      if (text !== undefined && text !== this.told) {
        this.told = text;
        this.emit('phone-scanned', text);
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  private stop(): void {
    this.closing?.abort();
    this.closing = undefined;
    this.isRunning = false;
    const video = this.renderRoot.querySelector('video');
    if (video !== null) video.srcObject = null;
  }

  private close(event: Event): void {
    event.preventDefault();
    this.emit<ScannerEnd>('phone-close-scanner', 'closed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-scanner': PhoneScanner;
  }
  interface HTMLElementEventMap {
    'phone-scanned': CustomEvent<string>;
    'phone-close-scanner': CustomEvent<ScannerEnd>;
  }
}
