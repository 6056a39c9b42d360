import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { listProducts } from '#shared/contract/products.ts';
import { listOffers, switchOffer } from '#shared/contract/staff.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/switch.ts';
import type { SwitchToggle } from '#shared/ui/elements/switch.ts';
import { formatAge, formatNumber, formatShare } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { decisionReason } from '../shell/hub-words.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';

type Offers = RouteReply<typeof listOffers>;
type Offer = Offers['offers'][number];

/** The offers in force, what became of them, and why each was or was not made. */
@customElement('console-offers')
export class ConsoleOffers extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr);
        gap: var(--space-10);
        align-items: start;
      }
      .offer {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-4) var(--space-6);
        padding-block: var(--space-5);
        border-block-start: var(--line-width) solid var(--line);
      }
      .offer.off h2 {
        color: var(--quiet-ink);
      }
      .offer > div > p {
        margin-block-start: var(--space-1);
      }
      aisle-switch {
        inline-size: 7.5rem;
      }
      .figures {
        grid-column: 1 / -1;
        display: grid;
        grid-template-columns: auto auto minmax(8rem, 1fr);
        gap: var(--space-2) var(--space-6);
        align-items: end;
      }
      .figures b {
        display: block;
        font: var(--weight-heading) var(--text-2xl) / 1 var(--font-display);
        font-variant-numeric: tabular-nums;
      }
      meter {
        inline-size: 100%;
        block-size: 8px;
        border: 0;
        border-radius: var(--radius-pill);
        background: var(--paper-sunken);
        overflow: hidden;
      }
      meter::-webkit-meter-bar {
        block-size: 8px;
        border: 0;
        background: var(--paper-sunken);
      }
      meter::-webkit-meter-optimum-value {
        background: var(--accent);
      }
      .decision {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-3);
        align-items: baseline;
        padding-block: var(--space-3);
        border-block-start: var(--line-width) solid var(--line);
      }
      .decision ul {
        grid-column: 1 / -1;
        list-style: none;
      }
      .unmet {
        color: var(--danger);
        font-weight: var(--weight-strong);
      }
      .decisions > p {
        margin-block: var(--space-1) var(--space-3);
      }
      @media (max-width: 1000px) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @state() private switching = '';
  private readonly offers = new Loaded(this, (signal) => this.shop.hub.call(listOffers, { signal }), 20);
  private readonly families = new Loaded(this, async (signal) => {
    const { families } = await this.shop.hub.call(listProducts, { query: { limit: 1 }, signal });
    return families;
  });
  private stopHearing: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopHearing = this.shop.feed.onHappening(({ kind }) => {
      if (kind === 'offer') void this.offers.reload();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing?.();
  }

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words">
          <h1>${t('offers.title')}</h1>
          <p class="quiet">${t('offers.words')}</p>
        </div>
      </header>
      ${renderLoaded(this.offers, (value) => this.renderOffers(value))}`;
  }

  private renderOffers({ offers, decisions }: Offers): TemplateResult {
    if (offers.length === 0) return html`<aisle-empty icon="offer" heading=${t('offers.empty')}>${t('offers.emptyWords')}</aisle-empty>`;
    return html`<div class="sides">
      <div>${offers.map((offer) => this.renderOffer(offer))}</div>
      <section class="decisions" aria-labelledby="decisions">
        <h2 id="decisions">${t('offers.decisions')}</h2>
        <p class="quiet small">${t('offers.decisionsWords')}</p>
        ${decisions.length === 0 ? html`<p>${t('offers.noDecisions')}</p>` : ''}
        <ul class="plain">
          ${decisions.slice(0, 30).map((decision) => {
            const offer = offers.find(({ offerId }) => offerId === decision.offerId);
            return html`<li class="decision">
              <span class="pill ${decision.issued ? 'accent' : ''}">${t(decision.issued ? 'offers.made' : 'offers.notMade')}</span>
              <strong>${offer === undefined ? decision.offerId : this.textOf(offer.name)}</strong>
              <span class="quiet small">${formatAge(decision.at, systemClock.now())}</span>
              <ul class="quiet small">
                ${decision.reasons.map((reason) => this.renderReason(reason))}
              </ul>
            </li>`;
          })}
        </ul>
      </section>
    </div>`;
  }

  private renderReason(text: string): TemplateResult {
    const { isMet, words } = decisionReason(text, (zoneId) => this.zoneName(zoneId));
    if (isMet === undefined) return html`<li>${words}</li>`;
    return html`<li class=${isMet ? 'met' : 'unmet'}>
      <aisle-icon name=${isMet ? 'check' : 'close'} label=${isMet ? t('why.yes') : t('why.no')}></aisle-icon> ${words}
    </li>`;
  }

  private renderOffer(offer: Offer): TemplateResult {
    const family = this.families.value?.find(({ id }) => id === offer.family);
    const share = offer.issued === 0 ? 0 : offer.redeemed / offer.issued;
    return html`<article class="offer ${offer.active ? 'on' : 'off'}">
      <div>
        <h2>${this.textOf(offer.name)}</h2>
        <p>${this.textOf(offer.words)}</p>
        <p class="quiet small">
          ${t('offers.rule', {
            percent: offer.percent,
            family: offer.family === null ? t('offers.everything') : family === undefined ? offer.family : this.textOf(family.name),
            seconds: offer.staySeconds,
            zone: this.zoneName(offer.zoneId),
          })}
          · ${t('offers.perDay', { count: offer.perDay })}
        </p>
      </div>
      <aisle-switch
        ?checked=${offer.active}
        ?busy=${this.switching === offer.offerId}
        @aisle-toggle=${(event: CustomEvent<SwitchToggle>) => this.turn(event, offer)}
        >${t(offer.active ? 'offers.on' : 'offers.off')}<span class="visually-hidden">, ${this.textOf(offer.name)}</span></aisle-switch
      >
      <div class="figures">
        <span class="quiet small"><b class="figure">${formatNumber(offer.issued)}</b>${t('offers.issued')}</span>
        <span class="quiet small"><b class="figure">${formatNumber(offer.redeemed)}</b>${t('offers.redeemed')}</span>
        <span class="quiet small">
          ${offer.issued === 0 ? '' : html`${t('offers.rate', { share: formatShare(share) })}<meter min="0" max="1" .value=${share} aria-label=${t('offers.rate', { share: formatShare(share) })}></meter>`}
        </span>
      </div>
    </article>`;
  }

  private async turn(event: CustomEvent<SwitchToggle>, offer: Offer): Promise<void> {
    event.preventDefault();
    this.switching = offer.offerId;
    const answer = await this.attempt(() =>
      this.shop.hub.call(switchOffer, { params: { offerId: offer.offerId }, body: { active: event.detail.isOn } }),
    );
    this.switching = '';
    if (answer === undefined) return;
    const name = this.textOf(offer.name);
    this.shop.say(answer.active ? t('offers.turnedOn', { offer: name }) : t('offers.turnedOff', { offer: name }), 'ok');
    await this.offers.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-offers': ConsoleOffers;
  }
}
