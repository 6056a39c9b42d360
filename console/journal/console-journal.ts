import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RouteQuery, RouteReply } from '#shared/contract/define-route.ts';
import { exportJournal, readJournal } from '#shared/contract/staff.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/notice.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formatDay, formatTime } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { changedParts, journalValue, journalWords } from '../shell/hub-words.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { journalStyles } from './journal-styles.ts';

type Page = RouteReply<typeof readJournal>;
type Entry = Page['entries'][number];
type Filter = NonNullable<RouteQuery<typeof exportJournal>>;

const pageSize = 100;
const dayMs = 86_400_000;

/** How far back one looks, in days; 0 for all. */
const spans = [
  { days: 0, words: 'journal.whenAll' },
  { days: 1, words: 'journal.whenToday' },
  { days: 7, words: 'journal.whenWeek' },
  { days: 30, words: 'journal.whenMonth' },
] as const;

/** Who changed what, day by day. */
@customElement('console-journal')
export class ConsoleJournal extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles, journalStyles];

  @state() private search = '';
  @state() private who = '';
  @state() private what = '';
  @state() private days = 0;
  /** Pages after the first. */
  @state() private older: readonly Entry[] = [];
  @state() private hasOlder = true;
  @state() private isReadingOlder = false;
  private readonly journal = new Loaded<Page>(
    this,
    (signal) => this.shop.hub.call(readJournal, { query: { ...this.filter(), limit: pageSize }, signal }),
    30,
  );

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words">
          <h1>${t('journal.title')}</h1>
          <p class="quiet">${t('journal.words')}</p>
        </div>
      </header>
      ${this.renderFilters()}
      ${renderLoaded(this.journal, ({ entries, firstBroken }) => html`${this.renderSeal(firstBroken)}${this.renderEntries(entries)}`)}`;
  }

  private renderFilters(): TemplateResult {
    const { people, kinds } = this.journal.value ?? { people: [], kinds: [] };
    const query = new URLSearchParams(Object.entries(this.filter()).map(([name, value]) => [name, String(value)]));
    return html`<div class="filters" role="search">
      <aisle-field
        type="search"
        icon="search"
        label=${t('journal.search')}
        label-hidden
        placeholder=${t('journal.search')}
        @aisle-input=${(event: CustomEvent<FieldChange>) => this.narrow({ search: event.detail.value })}
      ></aisle-field>
      ${this.renderSelect(t('journal.who'), t('journal.anyone'), people, personWords, (who) => this.narrow({ who }))}
      ${this.renderSelect(t('journal.what'), t('journal.anything'), kinds, journalWords, (what) => this.narrow({ what }))}
      <label class="field"
        >${t('journal.when')}
        <select @change=${(event: Event) => this.narrow({ days: Number(chosenIn(event)) })}>
          ${spans.map(({ days, words }) => html`<option value=${days}>${t(words)}</option>`)}
        </select>
      </label>
      <a href=${`${exportJournal.path}?${query}`} download><aisle-icon name="download"></aisle-icon>${t('journal.export')}</a>
    </div>`;
  }

  private renderSelect(
    label: string,
    any: string,
    choices: readonly string[],
    wordsOf: (choice: string) => string,
    choose: (choice: string) => void,
  ): TemplateResult {
    const sorted = choices.map((value) => ({ value, words: wordsOf(value) })).toSorted((a, b) => a.words.localeCompare(b.words));
    return html`<label class="field"
      >${label}
      <select @change=${(event: Event) => choose(chosenIn(event))}>
        <option value="">${any}</option>
        ${sorted.map(({ value, words }) => html`<option value=${value}>${words}</option>`)}
      </select>
    </label>`;
  }

  private filter(): Filter {
    const search = this.search.trim();
    return {
      ...(search === '' ? {} : { search }),
      ...(this.who === '' ? {} : { who: this.who }),
      ...(this.what === '' ? {} : { what: this.what }),
      ...(this.days === 0 ? {} : { from: systemClock.now() - this.days * dayMs }),
    };
  }

  private narrow(part: { readonly search?: string; readonly who?: string; readonly what?: string; readonly days?: number }): void {
    Object.assign(this, part);
    this.older = [];
    this.hasOlder = true;
    void this.journal.reload();
  }

  private renderSeal(firstBroken: number | null): TemplateResult {
    if (firstBroken === null) return html`<p class="quiet seal">${t('journal.intact')}</p>`;
    return html`<aisle-notice kind="danger" class="seal">${t('journal.broken', { sequence: String(firstBroken) })}</aisle-notice>`;
  }

  private renderEntries(first: readonly Entry[]): TemplateResult {
    const isNarrowed = Object.keys(this.filter()).length > 0;
    if (first.length === 0 && isNarrowed) return html`<p class="quiet" role="status">${t('journal.nothingFits')}</p>`;
    if (first.length === 0) return html`<aisle-empty icon="journal" heading=${t('journal.empty')}>${t('journal.emptyWords')}</aisle-empty>`;
    const oldest = first.at(-1)?.sequence ?? 0;
    const found = [...first, ...this.older.filter(({ sequence }) => sequence < oldest)];
    const { timeZone } = this.shop.store;
    const days = groupBy(found, ({ at }) => formatDay(at, timeZone));
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
                    <td>${personWords(entry.who)}</td>
                    <td><strong>${journalWords(entry.what)}</strong><span class="quiet subject">${entry.subject}</span></td>
                    <td>${renderChange(entry)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`,
    )}
    ${
      first.length === pageSize && this.hasOlder
        ? html`<aisle-button class="more" ?busy=${this.isReadingOlder} @click=${() => this.showOlder(found.at(-1)?.sequence)}
            >${t('journal.more')}</aisle-button
          >`
        : nothing
    }`;
  }

  private async showOlder(before: number | undefined): Promise<void> {
    if (before === undefined || this.isReadingOlder) return;
    this.isReadingOlder = true;
    const page = await this.attempt(() => this.shop.hub.call(readJournal, { query: { ...this.filter(), before, limit: pageSize } }));
    this.isReadingOlder = false;
    if (page === undefined) return;
    this.older = [...this.older, ...page.entries];
    this.hasOlder = page.entries.length === pageSize;
  }
}

function renderChange({ before, after }: Entry): TemplateResult {
  const parts = changedParts(before, after);
  if (parts !== undefined)
    return html`<ul class="plain">
      ${parts.map(({ part, before: was, after: is }) => html`<li><span class="quiet">${part}</span> ${renderStep(was, is)}</li>`)}
    </ul>`;
  return renderStep(before === null ? undefined : journalValue(before), after === null ? undefined : journalValue(after));
}

function renderStep(before: string | undefined, after: string | undefined): TemplateResult {
  return html`${before === undefined ? nothing : html`<del><span class="visually-hidden">${t('journal.before')} </span>${before}</del>`}
  ${before !== undefined && after !== undefined ? ' → ' : nothing}
  ${after === undefined ? nothing : html`<ins><span class="visually-hidden">${t('journal.after')} </span>${after}</ins>`}`;
}

function personWords(who: string): string {
  return who === 'hub' ? t('journal.hub') : who;
}

function chosenIn(event: Event): string {
  return event.target instanceof HTMLSelectElement ? event.target.value : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'console-journal': ConsoleJournal;
  }
}
