import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { addEidTag, type TagBody } from '#shared/contract/tags.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/notice.ts';
import { formatDuration } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';
import {
  eidTagOf,
  emptyEidDraft,
  findEidProblems,
  rotationExponents,
  type EidDraft,
  type EidField,
  type EidProblems,
} from './eid-rules.ts';
import { tagKinds } from './tag-rules.ts';

/**
 * One beacon whose identity changes, with what was read from it while it was set up. Its key leaves the page with the form: it is
 * typed unseen, sent once, and shown nowhere again.
 * @fires console-close
 * @fires console-added - `detail` is the tag
 */
@customElement('console-add-eid')
export class ConsoleAddEid extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) tags: readonly TagBody[] = [];
  @state() private draft = emptyEidDraft;
  @state() private isTried = false;
  @state() private isBusy = false;
  /** Why the hub did not take it, in words. */
  @state() private refused = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    this.draft = emptyEidDraft;
    this.isTried = false;
    this.refused = '';
  }

  override render(): TemplateResult {
    const { draft } = this;
    const problems = this.isTried ? findEidProblems(draft, this.tags) : {};
    return html`<aisle-dialog ?open=${this.open} heading=${t('eid.title')} @aisle-close=${() => this.emit('console-close', undefined)}>
      <form class="stack" autocomplete="off" @submit=${this.add}>
        <p class="quiet">${t('eid.words')}</p>
        <label class="field"
          >${t('eid.kind')}
          <select @change=${this.chooseKind}>
            ${tagKinds.map((kind) => html`<option value=${kind} ?selected=${kind === draft.kind}>${t(`tags.kindOne.${kind}`)}</option>`)}
          </select>
        </label>
        ${this.renderField('label', problems, t('tags.label'), { longest: 20 })}
        ${this.renderField('identityKey', problems, t('eid.key'), { hint: t('eid.keyHint'), longest: 60, isSecret: true })}
        <label class="field"
          >${t('eid.rotation')}
          <select @change=${this.chooseRotation}>
            ${rotationExponents.map(
              (exponent) =>
                html`<option value=${exponent} ?selected=${exponent === draft.rotationExponent}>
                  ${t('eid.rotationOf', { exponent, duration: formatDuration(2 ** exponent) })}
                </option>`,
            )}
          </select>
        </label>
        ${this.renderField('beaconSeconds', problems, t('eid.clock'), { hint: t('eid.clockHint'), longest: 14, isNumber: true })}
        ${this.renderField('eid', problems, t('eid.now'), { hint: t('eid.nowHint'), longest: 40 })}
        ${this.refused === '' ? nothing : html`<aisle-notice kind="danger" role="alert">${this.refused}</aisle-notice>`}
        <button type="submit" hidden></button>
      </form>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.add}>${t('eid.add')}</aisle-button>
    </aisle-dialog>`;
  }

  private renderField(
    field: EidField,
    problems: EidProblems,
    label: string,
    look: { readonly hint?: string; readonly longest: number; readonly isNumber?: boolean; readonly isSecret?: boolean },
  ): TemplateResult {
    const problem = problems[field];
    return html`<aisle-field
      label=${label}
      hint=${look.hint ?? ''}
      name=${field}
      type=${look.isSecret === true ? 'password' : 'text'}
      .value=${this.draft[field]}
      max-length=${look.longest}
      input-mode=${look.isNumber === true ? 'numeric' : 'text'}
      autocomplete="off"
      error=${problem === undefined ? '' : t(`eid.problem.${problem}`)}
      @aisle-input=${(event: CustomEvent<FieldChange>) => this.change({ [field]: event.detail.value })}
    ></aisle-field>`;
  }

  private change(part: Partial<EidDraft>): void {
    this.draft = { ...this.draft, ...part };
    this.refused = '';
  }

  private readonly chooseKind = (event: Event): void => {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
    this.change({ kind: tagKinds.find((known) => known === value) ?? this.draft.kind });
  };

  private readonly chooseRotation = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.change({ rotationExponent: Number(event.target.value) });
  };

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried = true;
    const body = eidTagOf(this.draft);
    if (this.isBusy || body === undefined || Object.keys(findEidProblems(this.draft, this.tags)).length > 0) return;
    this.isBusy = true;
    try {
      this.emit('console-added', await this.shop.hub.call(addEidTag, { body }));
    } catch (failure) {
      // Beside the fields it is about, which stay as they are: typing 32 digits again would be a punishment.
      this.refused = refusalWords(failure);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-add-eid': ConsoleAddEid;
  }
}
