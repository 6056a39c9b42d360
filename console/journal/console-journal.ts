import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { readJournal } from '#shared/contract/staff.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import '#shared/ui/elements/notice.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formatDay, formatTime } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { journalValue, journalWords } from '../shell/hub-words.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';

type Entry = RouteReply<typeof readJournal>['entries'][number];

const pageSize = 100;
const mostEntries = 500;

/** Entries that hold every word searched for. */
function searchEntries(entries: readonly Entry[], search: string): readonly Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text =
      `${entry.who} ${entry.what} ${journalWords(entry.what)} ${entry.subject} ${entry.before ?? ''} ${entry.after ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Who changed what, day by day. */
@customElement('console-journal')
export class ConsoleJournal extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      aisle-field {
        inline-size: min(20rem, 100%);
      }
      section + section {
        margin-block-start: var(--space-8);
      }
      h2 {
        margin-block-end: var(--space-2);
      }
      h2::first-letter {
        text-transform: uppercase;
      }
      table {
        table-layout: fixed;
      }
      th:nth-child(1) {
        inline-size: 5rem;
      }
      th:nth-child(2) {
        inline-size: 11rem;
      }
      th:nth-child(3) {
        inline-size: 30%;
      }
      td {
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th:first-child,
      td:first-child {
        padding-inline-start: 0;
      }
      td .subject {
        display: block;
      }
      del {
        color: var(--quiet-ink);
      }
      ins {
        text-decoration: none;
        font-weight: var(--weight-strong);
      }
      .seal {
        margin-block-end: var(--space-6);
      }
      .more {
        margin-block-start: var(--space-6);
      }
      @media (max-width: 720px) {
        th:nth-child(2) {
          inline-size: 6rem;
        }
        th:nth-child(4),
        td:nth-child(4) {
          display: none;
        }
      }
    `,
  ];

  @state() private search = '';
  @state() private limit = pageSize;
  private readonly journal = new Loaded(this, (signal) => this.shop.hub.call(readJournal, { query: { limit: this.limit }, signal }), 30);

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words">
          <h1>${t('journal.title')}</h1>
          <p class="quiet">${t('journal.words')}</p>
        </div>
        <aisle-field
          type="search"
          icon="search"
          label=${t('journal.search')}
          label-hidden
          placeholder=${t('journal.search')}
          @aisle-input=${(event: CustomEvent<FieldChange>) => (this.search = event.detail.value)}
        ></aisle-field>
      </header>
      ${renderLoaded(this.journal, ({ entries, firstBroken }) => html`${this.renderSeal(firstBroken)}${this.renderEntries(entries)}`)}`;
  }

  private renderSeal(firstBroken: number | null): TemplateResult {
    if (firstBroken === null) return html`<p class="quiet seal">${t('journal.intact')}</p>`;
    return html`<aisle-notice kind="danger" class="seal">${t('journal.broken', { sequence: String(firstBroken) })}</aisle-notice>`;
  }

  private renderEntries(entries: readonly Entry[]): TemplateResult {
    if (entries.length === 0)
      return html`<aisle-empty icon="journal" heading=${t('journal.empty')}>${t('journal.emptyWords')}</aisle-empty>`;
    const found = searchEntries(entries, this.search);
    if (found.length === 0) return html`<p class="quiet" role="status">${t('journal.nothing', { search: this.search })}</p>`;
    const { timeZone } = this.shop.store;
    const days = groupByDay(found, timeZone);
    return html`${[...days].map(
      ([day, ofDay]) =>
        html`<section>
          <h2>${day}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">${t('journal.when')}</th>
                <th scope="col">${t('journal.who')}</th>
                <th scope="col">${t('journal.what')}</th>
                <th scope="col">${t('journal.change')}</th>
              </tr>
            </thead>
            <tbody>
              ${ofDay.map(
                (entry) =>
                  html`<tr>
                    <td class="quiet">${formatTime(entry.at, timeZone)}</td>
                    <td>${entry.who === 'hub' ? t('journal.hub') : entry.who}</td>
                    <td><strong>${journalWords(entry.what)}</strong><span class="quiet subject">${entry.subject}</span></td>
                    <td>
                      ${entry.before === null ? nothing : html`<del><span class="visually-hidden">${t('journal.before')} </span>${journalValue(entry.before)}</del>`}
                      ${entry.before !== null && entry.after !== null ? ' → ' : nothing}
                      ${entry.after === null ? nothing : html`<ins><span class="visually-hidden">${t('journal.after')} </span>${journalValue(entry.after)}</ins>`}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`,
    )}
    ${
      entries.length >= this.limit && this.limit < mostEntries
        ? html`<aisle-button class="more" ?busy=${this.journal.isLoading} @click=${this.showMore}>${t('journal.more')}</aisle-button>`
        : nothing
    }`;
  }

  private showMore(): void {
    this.limit = Math.min(mostEntries, this.limit + pageSize * 2);
    void this.journal.reload();
  }
}

function groupByDay(entries: readonly Entry[], timeZone: string): ReadonlyMap<string, readonly Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = formatDay(entry.at, timeZone);
    const ofDay = days.get(day);
    if (ofDay === undefined) days.set(day, [entry]);
    else ofDay.push(entry);
  }
  return days;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-journal': ConsoleJournal;
  }
}
