import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/qr.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { ConsoleFobSheet } from './console-fob-sheet.ts';
import { fobLabelStyles, renderFobLabel } from './fob-label.ts';
import { fobAddress, isOwnComputer, labelSizes, sheetsFor, type Fob, type LabelSize } from './label-rules.ts';

/** Some fobs one may want labels of, and what they are called. */
export interface FobChoice {
  readonly name: 'fresh' | 'found' | 'all';
  readonly fobs: readonly Fob[];
}

/**
 * Which labels, how large, how they will look; then the printer. While it is open, the page prints the labels and nothing else.
 * @fires console-close
 */
@customElement('console-fob-labels')
export class ConsoleFobLabels extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    fobLabelStyles,
    css`
      .preview {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-5) var(--space-3);
        max-block-size: calc(34mm + 2 * var(--space-5));
        padding: var(--space-5);
        border-radius: var(--radius);
        background: var(--paper-sunken);
        overflow: hidden;
      }
      .preview.sticker {
        max-block-size: calc(30mm + 2 * var(--space-5));
      }
      .preview .label {
        margin: 0;
      }
      .ask-for {
        display: grid;
        gap: var(--space-2);
      }
      h3 {
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** The first is proposed. */
  @property({ attribute: false }) choices: readonly FobChoice[] = [];
  @state() private which = '';
  @state() private size: LabelSize = 'card';
  @state() private isBusy = false;
  private sheet: ConsoleFobSheet | undefined;

  private get fobs(): readonly Fob[] {
    return (this.choices.find(({ name }) => name === this.which) ?? this.choices[0])?.fobs ?? [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.which = this.choices[0]?.name ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.open) return this.takeSheetAway();
    this.sheet ??= document.body.appendChild(new ConsoleFobSheet());
    this.sheet.fobs = this.fobs;
    this.sheet.size = this.size;
    this.sheet.phoneUrl = this.shop.store.phoneUrl;
    this.sheet.storeName = this.shop.store.name;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.takeSheetAway();
  }

  private takeSheetAway(): void {
    this.sheet?.remove();
    this.sheet = undefined;
  }

  override render(): TemplateResult {
    const { fobs } = this;
    const { phoneUrl } = this.shop.store;
    return html`<aisle-dialog
      ?open=${this.open}
      heading=${t('tags.labelsTitle')}
      @aisle-close=${() => this.emit('console-close', undefined)}
    >
      <div class="stack">
        ${isOwnComputer(phoneUrl) ? html`<aisle-notice kind="warning">${t('tags.labelsLocal', { url: phoneUrl })}</aisle-notice>` : nothing}
        ${this.renderChoices()}
        <div class="preview ${this.size}" role="img" aria-label=${t('tags.preview')}>
          ${fobs
            .slice(0, this.size === 'card' ? 1 : 3)
            .map((fob) =>
              renderFobLabel(
                fob,
                this.shop.store.name,
                html`<aisle-qr class="qr" text=${fobAddress(phoneUrl, fob.pairingCode)}></aisle-qr>`,
              ),
            )}
        </div>
        <p class="quiet small">${t('tags.sheets', { count: sheetsFor(fobs.length, this.size) })} ${t('tags.scaleWords')}</p>
      </div>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.close')}</aisle-button>
      <aisle-button slot="footer" kind="filled" icon="printer" ?busy=${this.isBusy} @click=${this.print}
        >${t('tags.printCount', { count: fobs.length })}</aisle-button
      >
    </aisle-dialog>`;
  }

  private renderChoices(): TemplateResult {
    return html`${
        this.choices.length < 2
          ? nothing
          : html`<div class="ask-for">
              <h3 aria-hidden="true">${t('tags.which')}</h3>
              <console-choice
                label=${t('tags.which')}
                value=${this.which}
                .choices=${this.choices.map(({ name, fobs }) => ({ value: name, words: t(`tags.which.${name}`, { count: fobs.length }) }))}
                @console-choose=${(event: CustomEvent<string>) => (this.which = event.detail)}
              ></console-choice>
            </div>`
      }
      <div class="ask-for">
        <h3 aria-hidden="true">${t('tags.size')}</h3>
        <console-choice
          label=${t('tags.size')}
          value=${this.size}
          .choices=${labelSizes.map((size) => ({ value: size, words: t(`tags.size.${size}`) }))}
          @console-choose=${(event: CustomEvent<string>) => (this.size = labelSizes.find((size) => size === event.detail) ?? 'card')}
        ></console-choice>
      </div>`;
  }

  private async print(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await this.updateComplete;
      await this.sheet?.ready();
      print();
    } catch {
      this.shop.say(t('tags.printFailed'), 'danger');
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-fob-labels': ConsoleFobLabels;
  }
}
