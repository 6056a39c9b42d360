import type { FloorPlanBody, StoreBody, TraceBody } from './bodies.ts';
import type { Coupon, ShopperBody } from '#shared/contract/shoppers.ts';

/** Where the phone stands with the shop. Everything a view shows comes from here. */
export interface SessionState {
  /** opening: not known yet · outside: the way in · inside: the feed · forgotten: after "forget me". */
  readonly phase: 'opening' | 'outside' | 'inside' | 'forgotten';
  readonly store: StoreBody | undefined;
  readonly plan: FloorPlanBody | undefined;
  /** Asset id of the picture that stands in the doorway: the newest piece. */
  readonly doorPicture: string | undefined;
  readonly shopper: ShopperBody | undefined;
  readonly trace: TraceBody | undefined;
  /** When the hub last told what is shown, Unix milliseconds. */
  readonly asOf: number | undefined;
  /** False while the hub can't be reached. */
  readonly isOnline: boolean;
  /** Codes of offers that came while the page was open and were not looked at yet. */
  readonly fresh: readonly string[];
  /** The last thing that happened by itself, for screen readers and the toast. */
  readonly news: News | undefined;
  /** How many rows the hub deleted, after "forget me". */
  readonly rowsForgotten: number | undefined;
  /** The hub no longer knows this phone: it was let in before. */
  readonly wasDropped: boolean;
  readonly wasInstallHintRefused: boolean;
}

/** `id` differs for every piece of news, so that the same one twice is told twice. */
export type News =
  | { readonly id: number; readonly kind: 'offer'; readonly coupon: Coupon }
  | { readonly id: number; readonly kind: 'redeemed'; readonly coupon: Coupon };

export const firstState: SessionState = {
  phase: 'opening',
  store: undefined,
  plan: undefined,
  doorPicture: undefined,
  shopper: undefined,
  trace: undefined,
  asOf: undefined,
  isOnline: true,
  fresh: [],
  news: undefined,
  rowsForgotten: undefined,
  wasDropped: false,
  wasInstallHintRefused: false,
};
