import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { uploadAsset } from '#shared/contract/screens.ts';
import { validate } from '#shared/contract/validate.ts';
import { Fault } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/picture.ts';
import { takeChosenFile } from '../parts/chosen-file.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';

const mostBytes = 20 * 1024 * 1024;

/**
 * A slide's own picture, uploaded; without one the product's picture is shown.
 * @fires console-picture - `detail` is an asset id, '' for none
 */
@customElement('console-picture-field')
export class ConsolePictureField extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      section {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
      }
      h3 {
        font-size: var(--text-sm);
      }
      aisle-picture {
        inline-size: 120px;
        border-radius: var(--radius-sm);
        overflow: hidden;
      }
    `,
  ];

  /** Asset id; '' for none. */
  @property() picture = '';
  @state() private isBusy = false;

  override render(): TemplateResult {
    return html`<section>
      <h3>${t('field.picture')}</h3>
      ${this.picture === '' ? nothing : html`<aisle-picture src="/assets/${this.picture}" ratio="4/3" fit="contain"></aisle-picture>`}
      <div class="row">
        <input
          class="visually-hidden"
          type="file"
          tabindex="-1"
          accept="image/jpeg,image/png,image/webp,image/svg+xml"
          aria-label=${t('picture.upload')}
          @change=${this.upload}
        />
        <aisle-button size="small" icon="upload" ?busy=${this.isBusy} @click=${this.browse}
          >${this.isBusy ? t('picture.uploading') : t('picture.upload')}</aisle-button
        >
        ${
          this.picture === ''
            ? nothing
            : html`<aisle-button size="small" kind="quiet" @click=${() => this.emit('console-picture', '')}
                >${t('picture.remove')}</aisle-button
              >`
        }
      </div>
      <p class="quiet small">${t('picture.hint')}</p>
    </section>`;
  }

  private browse(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  private async upload(event: Event): Promise<void> {
    const file = takeChosenFile(event);
    if (file === undefined) return;
    if (file.size > mostBytes) {
      this.shop.say(t('picture.tooBig'), 'danger');
      return;
    }
    this.isBusy = true;
    const stored = await this.attempt(async () => {
      const body = validate(uploadAsset.reply, await this.shop.hub.sendFile(uploadAsset.path, file));
      if (!body.ok) throw new Fault(body.words);
      return body.value;
    });
    this.isBusy = false;
    if (stored !== undefined) this.emit('console-picture', stored.assetId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-picture-field': ConsolePictureField;
  }
}
