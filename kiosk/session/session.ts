import type { OrderBody } from '#shared/contract/kiosks.ts';
import type { Locale } from '#shared/ui/locale.ts';
import type { Basket, Piece } from './basket-rules.ts';

export type View =
  | { readonly at: 'attract' }
  | { readonly at: 'browse'; readonly family: string | undefined }
  | { readonly at: 'search'; readonly query: string; readonly missedCode?: string }
  | { readonly at: 'product'; readonly productId: string; readonly swatch?: string; readonly sku?: string; readonly sentBySeller?: boolean }
  | { readonly at: 'basket' }
  | { readonly at: 'order'; readonly order: OrderBody };

export type Sheet = 'access' | 'call' | 'map' | 'reviews';

export const textSizes = ['normal', 'large', 'largest'] as const;

/** How this shopper wants the screen; forgotten with everything else. */
export interface Comfort {
  readonly textSize: (typeof textSizes)[number];
  readonly highContrast: boolean;
  /** Everything to press moves down to where a seated person reaches. */
  readonly lowReach: boolean;
  readonly still: boolean;
  /** Three minutes instead of one before the screen clears itself. */
  readonly unhurried: boolean;
}

/** A call for a person: the same event is sent again until a seller takes it. */
export interface CallForPerson {
  readonly callId: string;
  readonly at: number;
  readonly productId?: string;
  readonly timesSent: number;
  readonly state: 'sending' | 'waiting' | 'answered' | 'nobody';
  readonly seller?: string;
}

/** An order on its way. While `unknown`, the hub may have it: only the very same order may be sent again. */
export interface OrderAttempt {
  readonly id: string;
  readonly state: 'sending' | 'unknown' | 'refused';
  /** The hub's words, when it refused. */
  readonly words?: string;
}

/** One shopper's time at the kiosk. Nothing of it outlives them. */
export interface Session {
  readonly language: Locale;
  readonly view: View;
  /** Where "back" leads, the nearest last. */
  readonly trail: readonly View[];
  readonly sheet: Sheet | undefined;
  readonly basket: Basket;
  readonly comfort: Comfort;
  readonly call: CallForPerson | undefined;
  readonly attempt: OrderAttempt | undefined;
  /** Products this shopper liked here: one like each. */
  readonly liked: ReadonlySet<string>;
  /** The variant just put in the basket, until the next step. */
  readonly justAdded: string | undefined;
}

export const normalComfort: Comfort = { textSize: 'normal', highContrast: false, lowReach: false, still: false, unhurried: false };

export function freshSession(language: Locale): Session {
  return {
    language,
    view: { at: 'attract' },
    trail: [],
    sheet: undefined,
    basket: [],
    comfort: normalComfort,
    call: undefined,
    attempt: undefined,
    liked: new Set(),
    justAdded: undefined,
  };
}

/** What a touch asks for. Parts emit wishes; rules answer with the next session; the conductor does what reaches outside. */
export type Wish =
  | { readonly do: 'begin'; readonly language?: Locale }
  | { readonly do: 'choose-language'; readonly language: Locale }
  | { readonly do: 'go-home' }
  | { readonly do: 'go-back' }
  | { readonly do: 'choose-family'; readonly family: string | undefined }
  | { readonly do: 'open-search'; readonly missedCode?: string }
  | { readonly do: 'type'; readonly query: string }
  | { readonly do: 'look-up'; readonly code: string }
  | { readonly do: 'open-product'; readonly productId: string; readonly swatch?: string; readonly sku?: string }
  | { readonly do: 'choose-variant'; readonly swatch: string; readonly sku: string | undefined }
  | { readonly do: 'add-piece'; readonly piece: Piece }
  | { readonly do: 'set-quantity'; readonly sku: string; readonly quantity: number }
  | { readonly do: 'open-basket' }
  | { readonly do: 'place-order' }
  | { readonly do: 'like'; readonly productId: string }
  | { readonly do: 'open-sheet'; readonly sheet: Sheet }
  | { readonly do: 'close-sheet' }
  | { readonly do: 'call-someone' }
  | { readonly do: 'set-comfort'; readonly comfort: Comfort }
  | { readonly do: 'stay' }
  | { readonly do: 'reload' }
  | { readonly do: 'finish' };
