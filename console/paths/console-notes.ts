import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NoteBody } from '#shared/contract/figures.ts';
import { deleteNote, editNote, listNotes, writeNote } from '#shared/contract/notes.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import { windowWords } from '../charts/window-words.ts';
import { formStyles } from '../parts/form-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { noteDraft, noteForm, noteMistakes, type NoteForm, type NoteMistakes } from './note-rules.ts';
import { noteStyles } from './note-styles.ts';
import type { TimeWindow } from './time-windows.ts';

const mostLetters = 400;

/**
 * Words on the period and the one it is compared with: why a figure is what it is.
 * @fires console-noted - a note was written, changed or taken away
 */
@customElement('console-notes')
export class ConsoleNotes extends ConsoleElement {
  static override styles = [baseStyles, formStyles, noteStyles];

  @property({ attribute: false }) window: TimeWindow = { from: 0, to: 0 };
  @property({ attribute: false }) pastWindow: TimeWindow | undefined;
  /** The zone a new note begins with. */
  @property() zoneId = '';
  /** The note that is edited; '' for a new one. */
  @state() private noteId = '';
  @state() private form: NoteForm | undefined;
  @state() private mistakes: NoteMistakes = {};
  private readonly notes = new Loaded<readonly NoteBody[]>(this, (signal) => this.read(signal));

  private async read(signal: AbortSignal): Promise<readonly NoteBody[]> {
    const windows = this.pastWindow === undefined ? [this.window] : [this.pastWindow, this.window];
    const answers = await Promise.all(windows.map((window) => this.shop.hub.call(listNotes, { query: window, signal })));
    const notes = answers.flatMap((answer) => answer.notes);
    return notes.filter(({ noteId }, place) => notes.findIndex((one) => one.noteId === noteId) === place);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const past = changed.get('window');
    const pastBefore = changed.get('pastWindow');
    const isOther =
      (past !== undefined && past.from !== 0 && !isSame(past, this.window)) ||
      (pastBefore !== undefined && !isSame(pastBefore, this.pastWindow));
    if (isOther) void this.notes.reload();
  }

  override render(): TemplateResult {
    const notes = this.notes.value ?? [];
    return html`${
      notes.length === 0
        ? nothing
        : html`<ul aria-label=${t('notes.title')}>
            ${notes.map((note) => this.renderNote(note))}
          </ul>`
    }
    ${this.renderDialog()}`;
  }

  private renderNote(note: NoteBody): TemplateResult {
    const { author, words, zoneId } = note;
    const window = windowWords(note, this.shop.store.timeZone);
    return html`<li>
      <p>${words}</p>
      <p class="by">
        ${zoneId === null ? t('notes.by', { author, window }) : t('notes.byZone', { author, window, zone: this.zoneName(zoneId) })}
        <button type="button" aria-label=${t('notes.editOf', { words })} @click=${() => this.open(note)}>${t('notes.edit')}</button>
        <button type="button" aria-label=${t('notes.deleteOf', { words })} @click=${() => this.takeAway(note)}>${t('notes.delete')}</button>
      </p>
    </li>`;
  }

  private renderDialog(): TemplateResult {
    const { form, mistakes } = this;
    const { timeZone } = this.shop.store;
    const current = form ?? noteForm(this.window, timeZone);
    const take = (change: Partial<NoteForm>): void => {
      this.form = { ...current, ...change };
    };
    return html`<aisle-dialog
      heading=${this.noteId === '' ? t('notes.add') : t('notes.edit')}
      ?open=${form !== undefined}
      @aisle-close=${() => (this.form = undefined)}
    >
      <div class="form">
        <aisle-field
          multiline
          label=${t('notes.words')}
          hint=${t('notes.wordsHint')}
          .value=${current.words}
          .error=${mistakes.words ?? ''}
          max-length=${mostLetters}
          @aisle-input=${(event: CustomEvent<FieldChange>) => take({ words: event.detail.value })}
        ></aisle-field>
        <div class="days">
          <aisle-field
            type="date"
            label=${t('notes.from')}
            .value=${current.firstDay}
            .error=${mistakes.days ?? ''}
            @aisle-change=${(event: CustomEvent<FieldChange>) => take({ firstDay: event.detail.value })}
          ></aisle-field>
          <aisle-field
            type="date"
            label=${t('notes.to')}
            .value=${current.lastDay}
            @aisle-change=${(event: CustomEvent<FieldChange>) => take({ lastDay: event.detail.value })}
          ></aisle-field>
        </div>
        <label class="field"
          >${t('notes.zone')}
          <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && take({ zoneId: event.target.value })}>
            <option value="" ?selected=${current.zoneId === ''}>${t('notes.wholeShop')}</option>
            ${this.shop.plan.zones.map(({ id }) => html`<option value=${id} ?selected=${id === current.zoneId}>${this.zoneName(id)}</option>`)}
          </select>
        </label>
      </div>
      <aisle-button slot="footer" @click=${() => (this.form = undefined)}>${t('notes.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" @click=${() => this.save(current)}>${t('notes.save')}</aisle-button>
    </aisle-dialog>`;
  }

  /** Opens an empty form for the period. */
  add(): void {
    this.open(undefined);
  }

  private open(note: NoteBody | undefined): void {
    const { timeZone } = this.shop.store;
    this.mistakes = {};
    this.noteId = note?.noteId ?? '';
    this.form = noteForm(note ?? { ...this.window, zoneId: this.zoneId === '' ? null : this.zoneId }, timeZone);
  }

  private async save(form: NoteForm): Promise<void> {
    this.mistakes = noteMistakes(form);
    if (Object.keys(this.mistakes).length > 0) return;
    const { hub, store } = this.shop;
    const body = noteDraft(form, store.timeZone);
    const { noteId } = this;
    const saved = await this.attempt(() =>
      noteId === '' ? hub.call(writeNote, { body }) : hub.call(editNote, { params: { noteId }, body }),
    );
    if (saved === undefined) return;
    this.form = undefined;
    this.shop.say(t('notes.saved'), 'ok');
    await this.tell();
  }

  private async takeAway({ noteId }: NoteBody): Promise<void> {
    const gone = await this.attempt(() => this.shop.hub.call(deleteNote, { params: { noteId } }));
    if (gone === undefined) return;
    this.shop.say(t('notes.deleted'), 'ok');
    await this.tell();
  }

  private async tell(): Promise<void> {
    await this.notes.reload();
    this.emit('console-noted', undefined);
  }
}

function isSame(a: TimeWindow, b: TimeWindow | undefined): boolean {
  return a.from === b?.from && a.to === b.to;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-notes': ConsoleNotes;
  }
}
