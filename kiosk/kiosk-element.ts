import { BaseElement } from '#shared/ui/base-element.ts';
import type { Wish } from './session/session.ts';

/** What a touch asks for, on its way up to the app. */
export class WishEvent extends Event {
  readonly wish: Wish;

  constructor(wish: Wish) {
    super('kiosk-wish', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

/** A part of the kiosk: it shows what it is given and wishes; only the app answers. */
export class KioskElement extends BaseElement {
  protected wish(wish: Wish): void {
    this.dispatchEvent(new WishEvent(wish));
  }
}

declare global {
  interface HTMLElementEventMap {
    'kiosk-wish': WishEvent;
  }
}
