import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { phoneStyles } from '../parts/phone-styles.ts';
import type { PieceBody } from '../state/bodies.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { t } from '../texts/phone-text.ts';
import { refusalWords } from '../texts/refusal-words.ts';
import { shopText, shopWords } from '../texts/shop-words.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';
import '#shared/ui/elements/skeleton.ts';

/** One piece, opened by its label's QR code or a friend's link. It needs no account and asks nothing; who joined can keep it. */
@customElement('phone-look')
export class PhoneLook extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      main {
        display: grid;
        gap: var(--space-4);
        padding: max(var(--space-3), env(safe-area-inset-top, 0)) var(--space-5) var(--space-8);
      }
      aisle-empty {
        padding-inline: 0;
      }
      .back {
        justify-self: start;
        margin-inline-start: calc(var(--space-3) * -1);
      }
      .asks {
        font-size: var(--text-lg);
        font-family: var(--font-display);
        line-height: 1.25;
      }
      .line {
        display: flex;
        align-items: flex-end;
        justify-content: space-between;
        gap: var(--space-4);
      }
      aisle-price {
        font-size: var(--text-2xl);
      }
      .here {
        color: var(--ok);
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) status: SessionState | undefined;
  @property() code = '';
  /** Who asks, as they typed it. */
  @property() from = '';

  @state() private piece: PieceBody | undefined;
  @state() private refusal = '';
  @state() private isKeeping = false;
  private asking: AbortController | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code') && this.code !== '') void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking?.abort();
  }

  override render(): TemplateResult {
    return html`<main>
      <aisle-button class="back" kind="quiet" icon="arrow-left" href="#today">${t('look.close')}</aisle-button>
      ${this.from === '' ? nothing : html`<p class="asks">${t('look.asks', { name: this.from })}</p>`}
      ${this.piece === undefined ? this.renderWaiting() : this.renderPiece(this.piece)}
    </main>`;
  }

  private renderWaiting(): TemplateResult {
    if (this.refusal === '') return html`<aisle-skeleton kind="picture" ratio="4/5"></aisle-skeleton><aisle-skeleton></aisle-skeleton>`;
    return html`<aisle-empty icon="shirt" heading=${t('look.failed')}>
      ${this.refusal}
      <aisle-button slot="action" icon="refresh" @click=${() => void this.read()}>${t('today.retry')}</aisle-button>
    </aisle-empty>`;
  }

  private renderPiece(piece: PieceBody): TemplateResult {
    const isKept = this.status?.shopper?.wishes.some(({ sku }) => sku === piece.sku) ?? false;
    return html`<aisle-picture src="/assets/${piece.picture}" alt=${shopText(piece.name)} ratio="4/5" eager></aisle-picture>
      <div class="line">
        <div>
          <h1>${shopWords(piece.name)}</h1>
          <p class="quiet">${t('wishes.size', { size: piece.size })} · ${shopWords(piece.colour)}</p>
        </div>
        <aisle-price .cents=${piece.priceCents} currency=${this.status?.store?.currency ?? 'EUR'}></aisle-price>
      </div>
      <p class=${piece.onHand > 0 ? 'here' : 'quiet'}>${piece.onHand > 0 ? t('stock.here', { count: piece.onHand }) : t('stock.none')}</p>
      ${this.refusal === '' ? nothing : html`<aisle-notice kind="danger">${this.refusal}</aisle-notice>`}
      ${this.renderKeeping(piece, isKept)}`;
  }

  private renderKeeping(piece: PieceBody, isKept: boolean): TemplateResult {
    if (isKept) return html`<aisle-button icon="check" size="large" wide href="#wishes">${t('look.kept')}</aisle-button>`;
    if (this.status?.phase !== 'inside')
      return html`<aisle-button kind="filled" size="large" wide href="#today">${t('welcome.enter')}</aisle-button>`;
    return html`<aisle-button kind="filled" size="large" wide icon="heart" ?busy=${this.isKeeping} @click=${() => void this.keep(piece)}
      >${t('look.keep')}</aisle-button
    >`;
  }

  private async read(): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.refusal = '';
    this.piece = undefined;
    try {
      const piece = await this.session?.lookAt(this.code, asking.signal);
      if (!asking.signal.aborted) this.piece = piece;
    } catch (error) {
      if (!asking.signal.aborted) this.refusal = refusalWords(error);
    }
  }

  private async keep(piece: PieceBody): Promise<void> {
    this.isKeeping = true;
    this.refusal = '';
    try {
      await this.session?.addWish(piece.sku);
    } catch (error) {
      this.refusal = refusalWords(error);
    } finally {
      this.isKeeping = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-look': PhoneLook;
  }
}
