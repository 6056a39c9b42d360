import type { Static } from 'typebox';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { FloorPlanSchema } from '#shared/contract/places.ts';
import type { findByCode } from '#shared/contract/products.ts';
import type { readTrace, ShopperBody } from '#shared/contract/shoppers.ts';
import type { readStore } from '#shared/contract/staff.ts';

export type StoreBody = RouteReply<typeof readStore>;
export type FloorPlanBody = Static<typeof FloorPlanSchema>;
export type TraceBody = RouteReply<typeof readTrace>;
export type PieceBody = RouteReply<typeof findByCode>;
export type Wish = ShopperBody['wishes'][number];
export type Consents = ShopperBody['consents'];
export type PhoneLanguage = ShopperBody['language'];
