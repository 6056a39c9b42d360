import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { explainPerson, type FloorNowBody, type WhyBody } from '#shared/contract/places.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import { formatNumber, formatShare } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { dotNames } from './floor-figures.ts';

/** A dot moves on: its reasons are asked for anew this often. */
const everySeconds = 3;
const zonesNamed = 3;

/**
 * Why a dot of the floor stands where it does: what each receiver heard, what it should have, and by how much the zone leads. Nobody is
 * named, because the hub does not know who it is.
 * @fires console-dot - another dot was chosen, `detail` is its id, '' for none
 */
@customElement('console-why')
export class ConsoleWhy extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      section {
        display: grid;
        gap: var(--space-3);
      }
      h2 {
        margin: 0;
      }
      strong {
        font-weight: var(--weight-strong);
      }
      caption {
        padding-block-end: var(--space-1);
        font-weight: var(--weight-strong);
        text-align: start;
      }
      th:first-child,
      td:first-child {
        padding-inline-start: 0;
      }
      th,
      td {
        padding-block: var(--space-1);
        padding-inline: var(--space-2) 0;
        white-space: nowrap;
      }
      .fit {
        display: inline-block;
        inline-size: 2.6em;
        block-size: 0.6em;
        border-radius: 2px;
        background: linear-gradient(to right, var(--accent) calc(var(--fit) * 100%), var(--paper-sunken) 0);
        box-shadow: 0 0 0 1px var(--line);
      }
    `,
  ];

  /** The dot that is asked about; '' for none. */
  @property() personId = '';
  @property({ attribute: false }) people: FloorNowBody['people'] = [];
  private readonly why = new Loaded<WhyBody | undefined>(this, (signal) => this.read(signal), everySeconds);

  private async read(signal: AbortSignal): Promise<WhyBody | undefined> {
    if (this.personId === '') return undefined;
    return this.shop.hub.call(explainPerson, { params: { personId: this.personId }, signal });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('personId') || !this.hasUpdated) return;
    this.why.clear();
    void this.why.reload();
  }

  override render(): TemplateResult {
    const names = dotNames(this.people, (zoneId) => (zoneId === null ? t('whyHere.between') : this.zoneName(zoneId)));
    return html`<section aria-labelledby="why">
      <h2 id="why">${t('whyHere.title')}</h2>
      <label class="field"
        >${t('whyHere.choose')}
        <select @change=${this.choose}>
          <option value="" ?selected=${this.personId === ''}>${t('whyHere.none')}</option>
          ${names.map(({ id, words }) => html`<option value=${id} ?selected=${id === this.personId}>${words}</option>`)}
        </select>
      </label>
      ${this.personId === '' ? html`<p class="quiet small">${t('whyHere.ask')}</p>` : this.renderReasons()}
    </section>`;
  }

  private renderReasons(): TemplateResult {
    if (this.why.problem?.code === 'person-gone') return html`<p class="quiet">${t('whyHere.gone')}</p>`;
    return renderLoaded(this.why, (why) => (why === undefined ? html`` : this.renderWhy(why)));
  }

  private renderWhy(why: WhyBody): TemplateResult {
    const [first, ...others] = why.zones;
    const points = (share: number): string => formatNumber(share * 100);
    const next = others.slice(0, zonesNamed - 1).map(({ zoneId, share }) => `${this.zoneName(zoneId)} ${formatShare(share)}`);
    return html`<p>
        ${first === undefined ? nothing : html`<strong>${t('whyHere.in', { zone: this.zoneName(first.zoneId), share: formatShare(first.share) })}</strong>`}
        ${next.length === 0 ? nothing : t('whyHere.next', { zones: next.join(', ') })}
      </p>
      <p class="small">
        ${
          why.method === 'strongest-receiver'
            ? t('whyHere.strongest')
            : t('whyHere.lead', { lead: points(why.margin), needed: points(why.neededMargin) })
        }
        ${why.at === null ? nothing : t('whyHere.radius', { metres: formatNumber(why.radiusMetres, 1) })} ${renderPower(why)}
      </p>
      ${this.renderReceivers(why)}`;
  }

  private renderReceivers({ receivers }: WhyBody): TemplateResult {
    const dbm = (value: number | null, otherwise: string): string =>
      value === null ? otherwise : t('whyHere.dbm', { dbm: formatNumber(value) });
    return html`<table>
      <caption>
        ${t('whyHere.receivers')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('whyHere.receiver')}</th>
          <th scope="col" class="number">${t('whyHere.heard')}</th>
          <th scope="col" class="number">${t('whyHere.expected')}</th>
          <th scope="col" class="number">${t('whyHere.fit')}</th>
        </tr>
      </thead>
      <tbody>
        ${receivers.map(
          ({ receiverId, rssiDbm, expectedDbm, likelihood }) =>
            html`<tr>
              <td>${receiverId}</td>
              <td class="number">${dbm(rssiDbm, t('whyHere.silent'))}</td>
              <td class="number">${dbm(expectedDbm, '–')}</td>
              <td class="number">
                ${
                  likelihood === null
                    ? '–'
                    : html`<span
                        class="fit"
                        role="img"
                        aria-label=${formatShare(likelihood)}
                        ${cssomStyles({ '--fit': likelihood.toFixed(2) })}
                      ></span>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.emit('console-dot', event.target.value);
  }
}

/** Less than this is what any tag in a pocket does. */
const plainOffsetDb = 1;

function renderPower({ powerOffsetDb }: WhyBody): string {
  if (Math.abs(powerOffsetDb) < plainOffsetDb) return '';
  const direction = t(powerOffsetDb > 0 ? 'whyHere.stronger' : 'whyHere.weaker');
  return t('whyHere.power', { offset: formatNumber(Math.abs(powerOffsetDb)), direction });
}

declare global {
  interface HTMLElementTagNameMap {
    'console-why': ConsoleWhy;
  }
}
