import { html, nothing, type TemplateResult } from 'lit';
import { offeredLanguages, type KioskState } from '../conductor/kiosk-state.ts';
import { placeOfKiosk } from '../hub/shop.ts';
import type { Sheet } from '../session/session.ts';
import { inLanguage, t } from '../texts/kiosk-text.ts';
import './access-sheet.ts';
import './call-sheet.ts';
import './map-sheet.ts';
import './reviews-sheet.ts';

export function sheetHeading(sheet: Sheet | undefined): string {
  switch (sheet) {
    case 'access':
      return t('access.title');
    case 'call':
      return t('call.title');
    case 'map':
      return t('map.title');
    case 'reviews':
      return t('reviews.title');
    case undefined:
      return '';
  }
}

/** What the open sheet shows; nothing while none is open. */
export function renderSheet(state: KioskState): TemplateResult | typeof nothing {
  const { session, shop, device } = state;
  const productId = session.view.at === 'product' ? session.view.productId : undefined;
  const card = shop.products.find(({ id }) => id === productId);
  switch (session.sheet) {
    case 'access':
      return html`<kiosk-access-sheet
        .comfort=${session.comfort}
        .language=${session.language}
        .languages=${offeredLanguages(shop)}
      ></kiosk-access-sheet>`;
    case 'call':
      return html`<kiosk-call-sheet
        .call=${session.call}
        .about=${card === undefined ? undefined : inLanguage(card.name)}
        ?offline=${shop.offlineSince !== undefined}
      ></kiosk-call-sheet>`;
    case 'map':
      return html`<kiosk-map-sheet
        .plan=${shop.plan}
        .here=${shop.plan === undefined || device === undefined ? undefined : placeOfKiosk(shop.plan, device.deviceId)}
        .zone=${card?.zoneId ?? ''}
        .place=${card?.place}
      ></kiosk-map-sheet>`;
    case 'reviews':
      return html`<kiosk-reviews-sheet .reviews=${shop.pages.get(productId ?? '')?.reviews ?? []}></kiosk-reviews-sheet>`;
    case undefined:
      return nothing;
  }
}
