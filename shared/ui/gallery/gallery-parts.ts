import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import '../elements/barcode.ts';
import '../elements/button.ts';
import '../elements/dialog.ts';
import '../elements/empty.ts';
import '../elements/field.ts';
import '../elements/likes.ts';
import '../elements/notice.ts';
import '../elements/offline.ts';
import '../elements/picture.ts';
import '../elements/price.ts';
import '../elements/qr.ts';
import '../elements/skeleton.ts';
import '../elements/switch.ts';
import '../elements/tabs.ts';
import { AisleToast } from '../elements/toast.ts';
import { formatDay } from '../formats.ts';
import { icons, isIconName } from '../icons.ts';
import { galleryPicture } from './gallery-picture.ts';
import { galleryStyles } from './gallery-styles.ts';
import { galleryText as t } from './gallery-texts.ts';

const since = Date.UTC(2026, 10, 3, 9, 12);

/** Every base element in every state. */
@customElement('gallery-parts')
export class GalleryParts extends BaseElement {
  static override styles = [baseStyles, galleryStyles];

  @state() private likes = 99;
  @state() private opened: 'none' | 'centre' | 'sheet' = 'none';
  @state() private isWanted = true;

  override render(): TemplateResult {
    return html`
      <aisle-offline .since=${since} time-zone="Europe/Paris"></aisle-offline>
      ${this.renderType()} ${this.renderButtons()}
      <div class="columns">${this.renderPrices()} ${this.renderPictures()}</div>
      ${this.renderNotices()}
      <div class="columns">${this.renderForm()} ${this.renderRest()}</div>
      ${this.renderIcons()} ${this.renderDialog()}
      <aisle-toast></aisle-toast>
    `;
  }

  private renderType(): TemplateResult {
    return html`<section>
      <h2>${t('type')}</h2>
      <div class="columns">
        <div>
          <div class="display huge">${t('headline')}</div>
          <p>${t('paragraph')}</p>
          <p class="quiet">${t('paragraph')}</p>
        </div>
        <div class="swatches">
          <span>ink</span><span class="quiet">quiet</span><span class="sunken">sunken</span><span class="accent">accent</span>
          <span class="accent-soft">accent soft</span><span class="ok-soft">ok soft</span><span class="warning-soft">warning soft</span>
          <span class="danger">danger</span><span class="danger-soft">danger soft</span>
        </div>
      </div>
    </section>`;
  }

  private renderButtons(): TemplateResult {
    return html`<section>
      <h2>${t('buttons')}</h2>
      <div class="row">
        <aisle-button kind="filled" icon="basket">${t('reserve')}</aisle-button>
        <aisle-button>${t('later')}</aisle-button>
        <aisle-button kind="quiet" icon-end="chevron-right">${t('later')}</aisle-button>
        <aisle-button kind="danger" icon="trash">${t('remove')}</aisle-button>
        <aisle-button kind="filled" busy>${t('saving')}</aisle-button>
        <aisle-button disabled>${t('soldOut')}</aisle-button>
        <aisle-button pressed icon="check">${t('filterNew')}</aisle-button>
        <aisle-button icon="search" label=${t('searchLabel')}></aisle-button>
        <aisle-button kind="quiet" icon="heart" label=${t('prices')}></aisle-button>
      </div>
      <div class="row">
        <aisle-button kind="filled" size="large" icon-end="arrow-right">${t('reserve')}</aisle-button>
        <aisle-button size="large">${t('later')}</aisle-button>
        <aisle-button size="small" icon="printer">${t('reserve')}</aisle-button>
        <aisle-button size="small" kind="quiet" icon="close" label=${t('remove')}></aisle-button>
      </div>
    </section>`;
  }

  private renderPrices(): TemplateResult {
    return html`<section>
      <h2>${t('prices')}</h2>
      <div class="row huge"><aisle-price cents="8990"></aisle-price></div>
      <div class="row large">
        <aisle-price cents="4900"></aisle-price>
        <aisle-price cents="6990" was-cents="9990"></aisle-price>
        <aisle-price cents="129000" currency="JPY"></aisle-price>
      </div>
      <div class="row large"><aisle-price cents="124950" was-cents="149900" explained></aisle-price></div>
      <div class="row">
        <aisle-likes count=${this.likes} since=${formatDay(since)} liked></aisle-likes>
        <aisle-likes class="large" count=${this.likes + 1205}></aisle-likes>
        <aisle-likes count="17" since="09:12" stale></aisle-likes>
      </div>
      <div class="row"><aisle-button icon="heart" @click=${() => (this.likes += 1)}>${t('press')}</aisle-button></div>
    </section>`;
  }

  private renderPictures(): TemplateResult {
    return html`<section>
      <h2>${t('pictures')}</h2>
      <div class="pictures">
        <aisle-picture src=${galleryPicture} alt=${t('shown')} eager></aisle-picture>
        <aisle-picture alt=${t('missing')}></aisle-picture>
        <aisle-picture src="./not-there.svg" alt=${t('missing')} eager></aisle-picture>
        <aisle-skeleton kind="picture"></aisle-skeleton>
      </div>
      <aisle-skeleton lines="3"></aisle-skeleton>
    </section>`;
  }

  private renderNotices(): TemplateResult {
    return html`<section>
      <h2>${t('notices')}</h2>
      <div class="columns">
        <div class="stack">
          <aisle-notice>${t('noticeInfo')}</aisle-notice>
          <aisle-notice kind="ok" heading=${t('noticeOkTitle')} dismissable>${t('noticeOk')}</aisle-notice>
        </div>
        <div class="stack">
          <aisle-notice kind="warning" heading=${t('noticeWarningTitle')}>
            ${t('noticeWarning')}
            <aisle-button slot="action" size="small">${t('later')}</aisle-button>
          </aisle-notice>
          <aisle-notice kind="danger">${t('noticeDanger')}</aisle-notice>
        </div>
      </div>
      <aisle-empty icon="gift" heading=${t('emptyTitle')}>
        ${t('emptyWords')}
        <aisle-button slot="action" kind="filled">${t('emptyAction')}</aisle-button>
      </aisle-empty>
    </section>`;
  }

  private renderForm(): TemplateResult {
    return html`<section>
      <h2>${t('form')}</h2>
      <div class="stack">
        <aisle-field label=${t('searchLabel')} label-hidden icon="search" type="search" placeholder=${t('searchLabel')}></aisle-field>
        <aisle-field label=${t('email')} hint=${t('emailHint')} type="email" autocomplete="email"></aisle-field>
        <aisle-field label=${t('email')} value="lea.example" error=${t('emailError')}></aisle-field>
        <aisle-field label=${t('amount')} value="15" keyboard="numeric" optional><span slot="suffix">%</span></aisle-field>
        <aisle-field label=${t('note')} multiline optional></aisle-field>
        <aisle-field label=${t('email')} value="lea@example.org" disabled></aisle-field>
        <div>
          <aisle-switch ?checked=${this.isWanted}>${t('useZone')}<span slot="hint">${t('useZoneHint')}</span></aisle-switch>
          <aisle-switch>${t('usePath')}</aisle-switch>
          <aisle-switch checked disabled>${t('usePath')}</aisle-switch>
        </div>
      </div>
    </section>`;
  }

  private renderRest(): TemplateResult {
    return html`<section>
      <h2>${t('tabs')}</h2>
      <aisle-tabs
        .tabs=${[
          { id: 'today', label: t('today'), icon: 'clock' },
          { id: 'week', label: t('week') },
          { id: 'orders', label: t('orders'), count: 12 },
        ]}
      >
        <p slot="today">${t('paragraph')}</p>
        <p slot="week">${t('noticeInfo')}</p>
        <p slot="orders">${t('noticeOk')}</p>
      </aisle-tabs>
      <div class="row">
        <aisle-button @click=${() => (this.opened = 'centre')}>${t('openDialog')}</aisle-button>
        <aisle-button @click=${() => (this.opened = 'sheet')}>${t('openSheet')}</aisle-button>
        <aisle-button @click=${this.sayInPassing}>${t('toast')}</aisle-button>
      </div>
      <h2>${t('codes')}</h2>
      <div class="row">
        <aisle-qr text="https://aisle.example/p/blue-shirt"></aisle-qr>
        <aisle-barcode text="AISLE-7K2Q-94" with-text></aisle-barcode>
        <aisle-barcode kind="ean13" text="3760123456784" with-text></aisle-barcode>
        <aisle-barcode kind="ean13" text="not a number"></aisle-barcode>
      </div>
    </section>`;
  }

  private renderIcons(): TemplateResult {
    return html`<section>
      <h2>${t('icons')}</h2>
      <div class="icons">
        ${Object.keys(icons)
          .filter(isIconName)
          .map((name) => html`<div><aisle-icon name=${name}></aisle-icon>${name}</div>`)}
      </div>
    </section>`;
  }

  private renderDialog(): TemplateResult {
    return html`<aisle-dialog
      heading=${t('dialogTitle')}
      ?open=${this.opened !== 'none'}
      kind=${this.opened === 'sheet' ? 'sheet' : 'centre'}
      @aisle-close=${this.closeDialog}
    >
      ${t('dialogWords')}
      <aisle-button slot="footer" @click=${this.closeDialog}>${t('keep')}</aisle-button>
      <aisle-button slot="footer" kind="danger" @click=${this.closeDialog}>${t('takeOff')}</aisle-button>
    </aisle-dialog>`;
  }

  private closeDialog(): void {
    this.opened = 'none';
  }

  private sayInPassing(): void {
    const toast = this.renderRoot.querySelector('aisle-toast');
    if (!(toast instanceof AisleToast)) return;
    toast.show({ text: t('toastWords'), kind: 'ok', action: { label: t('undo'), run: () => (this.likes -= 1) } });
  }
}
