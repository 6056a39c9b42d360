import type { Locale } from '#shared/ui/locale.ts';
import { addPiece, setQuantity } from './basket-rules.ts';
import { freshSession, normalComfort, type Session, type View, type Wish } from './session.ts';

const home: View = { at: 'browse', family: undefined };

/** How many steps "back" remembers. */
const longestTrail = 20;

/** The session after a wish, as far as the screen alone can answer it. Pure: what reaches the hub happens beside it. */
export function afterWish(session: Session, wish: Wish, shopLanguage: Locale): Session {
  switch (wish.do) {
    case 'begin':
      return { ...session, language: wish.language ?? session.language, view: home, trail: [], sheet: undefined };
    case 'choose-language':
      return { ...session, language: wish.language };
    case 'go-home':
      return settled({ ...session, view: home, trail: [], sheet: undefined });
    case 'go-back':
      return goBack(session);
    case 'choose-family':
      return settled({ ...session, view: { at: 'browse', family: wish.family }, sheet: undefined });
    case 'open-search':
      return openSearch(session, wish.missedCode);
    case 'type':
      return session.view.at === 'search' ? { ...session, view: { at: 'search', query: wish.query } } : session;
    case 'open-product':
      return openProduct(session, { at: 'product', ...productOf(wish) });
    case 'choose-variant':
      return chooseVariant(session, wish.swatch, wish.sku);
    case 'add-piece':
      if (mustNotChange(session)) return session;
      return { ...session, basket: addPiece(session.basket, wish.piece), justAdded: wish.piece.sku, attempt: undefined };
    case 'set-quantity':
      if (mustNotChange(session)) return session;
      return { ...session, basket: setQuantity(session.basket, wish.sku, wish.quantity), justAdded: undefined, attempt: undefined };
    case 'open-basket':
      return session.view.at === 'basket' ? { ...session, sheet: undefined } : goTo(session, { at: 'basket' });
    case 'open-sheet':
      return { ...session, sheet: wish.sheet };
    case 'close-sheet':
      return { ...session, sheet: undefined };
    case 'call-someone':
      return { ...session, sheet: 'call' };
    case 'set-comfort':
      return { ...session, comfort: wish.comfort };
    case 'finish':
      return freshSession(shopLanguage);
    case 'like':
    case 'look-up':
    case 'place-order':
    case 'reload':
    case 'stay':
      return session;
  }
}

/** Nobody has left anything to clear: the season's picture, in the shop's language, as everyone finds it. */
export function isUntouched(session: Session, shopLanguage: Locale): boolean {
  const { view, sheet, call, comfort, language } = session;
  return view.at === 'attract' && sheet === undefined && call === undefined && comfort === normalComfort && language === shopLanguage;
}

/** While it is unknown whether an order arrived, its basket stays as it was sent: another one would be a second order. */
export function mustNotChange(session: Session): boolean {
  return session.attempt?.state === 'sending' || session.attempt?.state === 'unknown';
}

function settled(session: Session): Session {
  return { ...session, justAdded: undefined };
}

function goTo(session: Session, view: View): Session {
  // An order's number and the attract picture are no places to come back to.
  const keeps = session.view.at !== 'attract' && session.view.at !== 'order';
  const trail = keeps ? [...session.trail, session.view].slice(-longestTrail) : session.trail;
  return settled({ ...session, view, trail, sheet: undefined });
}

function openSearch(session: Session, missedCode: string | undefined): Session {
  if (session.view.at === 'search' && missedCode === undefined) return { ...session, sheet: undefined };
  const view: View = { at: 'search', query: '', ...(missedCode === undefined ? {} : { missedCode }) };
  return session.view.at === 'search' ? { ...session, view, sheet: undefined } : goTo(session, view);
}

function openProduct(session: Session, view: View & { readonly at: 'product' }): Session {
  if (session.view.at === 'product' && session.view.productId === view.productId) return { ...session, view, sheet: undefined };
  return goTo(session, view);
}

function goBack(session: Session): Session {
  const view = session.trail.at(-1) ?? home;
  return settled({ ...session, view, trail: session.trail.slice(0, -1), sheet: undefined });
}

function chooseVariant(session: Session, swatch: string, sku: string | undefined): Session {
  if (session.view.at !== 'product') return session;
  const { productId, sentBySeller } = session.view;
  return settled({
    ...session,
    view: {
      at: 'product',
      productId,
      swatch,
      ...(sku === undefined ? {} : { sku }),
      ...(sentBySeller === undefined ? {} : { sentBySeller }),
    },
  });
}

function productOf(wish: Wish & { readonly do: 'open-product' }) {
  return {
    productId: wish.productId,
    ...(wish.swatch === undefined ? {} : { swatch: wish.swatch }),
    ...(wish.sku === undefined ? {} : { sku: wish.sku }),
  };
}
