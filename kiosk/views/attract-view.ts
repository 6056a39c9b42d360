import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/simulated.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { directionOf, localeNames, type Locale } from '#shared/ui/locale.ts';
import type { ProductCardBody } from '#shared/contract/products.ts';
import { KioskElement } from '../kiosk-element.ts';
import { t } from '../texts/kiosk-text.ts';
import { attractStyles } from './attract-styles.ts';

const pictureSeconds = 8;
/** As many of the season's pictures as the loop turns through. */
const mostPictures = 5;

/** What the kiosk shows to nobody in particular: one picture of the season, one sentence, the languages by their own names. */
@customElement('kiosk-attract-view')
export class KioskAttractView extends KioskElement {
  static override styles = [baseStyles, attractStyles];

  @property({ attribute: false }) products: readonly ProductCardBody[] = [];
  @property() storeName = '';
  @property({ type: Boolean }) simulated = false;
  @property({ attribute: false }) languages: readonly Locale[] = [];
  /** Nothing turns: one picture stays. */
  @property({ type: Boolean }) still = false;

  @state() private turn = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.turnOver(), pictureSeconds * 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    const pictures = this.seasonPictures();
    const shown = pictures.length === 0 ? 0 : this.turn % pictures.length;
    return html`
      <div class="picture" @click=${() => this.wish({ do: 'begin' })}>
        ${pictures.map((card, place) => html`<img class=${place === shown ? 'shown' : ''} src="/assets/${card.picture}" alt="" draggable="false" />`)}
        <header>
          <span class="store">${this.storeName}</span>
          ${this.simulated ? html`<aisle-simulated></aisle-simulated>` : nothing}
        </header>
      </div>
      <div class="below">
        <h1>${t('attract.sentence')}</h1>
        <aisle-button class="begin" kind="filled" size="large" icon-end="arrow-right" wide @click=${() => this.wish({ do: 'begin' })}
          >${t('attract.begin')}</aisle-button
        >
        <div class="choices">
          <div class="languages" role="group" aria-label=${t('attract.languages')}>
            ${this.languages.map(
              (language) =>
                html`<button
                  type="button"
                  lang=${language}
                  dir=${directionOf(language)}
                  @click=${() => this.wish({ do: 'begin', language })}
                >
                  ${localeNames[language]}
                </button>`,
            )}
          </div>
          <button
            class="access"
            type="button"
            aria-haspopup="dialog"
            aria-label=${t('dock.access')}
            @click=${() => this.wish({ do: 'open-sheet', sheet: 'access' })}
          >
            <aisle-icon name="accessibility"></aisle-icon>
          </button>
          <button
            class="access"
            type="button"
            aria-haspopup="dialog"
            aria-label=${t('dock.call')}
            @click=${() => this.wish({ do: 'open-sheet', sheet: 'call' })}
          >
            <aisle-icon name="call"></aisle-icon>
          </button>
        </div>
      </div>
    `;
  }

  /** One new piece of each family, so that the pictures differ; without anything new, the best liked. */
  private seasonPictures(): readonly ProductCardBody[] {
    const byFamily = new Map<string, ProductCardBody>();
    const fresh = this.products.filter((card) => card.isNew);
    for (const card of fresh.length > 0 ? fresh : this.products) if (!byFamily.has(card.family)) byFamily.set(card.family, card);
    return [...byFamily.values()].slice(0, mostPictures);
  }

  private turnOver(): void {
    const prefersStill = this.still || matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!prefersStill) this.turn += 1;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-attract-view': KioskAttractView;
  }
}
