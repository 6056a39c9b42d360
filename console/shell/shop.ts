import type { RouteReply, StaffRole } from '#shared/contract/define-route.ts';
import type { readPlan } from '#shared/contract/places.ts';
import type { readStore, StaffSessionBody } from '#shared/contract/staff.ts';
import type { PendingSales } from '../sales/pending-sales.ts';
import type { FloorFeed } from './floor-feed.ts';
import type { Hub } from './hub.ts';
import type { ViewName } from './views.ts';

export type StoreBody = RouteReply<typeof readStore>;
export type PlanBody = RouteReply<typeof readPlan>;
export type ToastKind = 'ok' | 'info' | 'warning' | 'danger';

/** What a view works with: handed down from the app, made once a session is open. */
export interface Shop {
  readonly hub: Hub;
  readonly store: StoreBody;
  readonly plan: PlanBody;
  readonly session: StaffSessionBody;
  readonly feed: FloorFeed;
  /** Sales rung here that the hub has not answered yet; they go on being sent whichever view is open. */
  readonly pendingSales: PendingSales;
  /** Says a short thing at the edge of the screen. */
  say(words: string, kind?: ToastKind): void;
  go(view: ViewName, detail?: string): void;
  signOut(): Promise<void>;
}

/** The roles worth naming: a manager has them all. */
export function namedRoles(roles: readonly StaffRole[]): readonly StaffRole[] {
  return roles.includes('manager') ? ['manager'] : roles;
}

/** True when the signed-in member of staff has one of these roles. */
export function hasRole(shop: Shop, ...roles: readonly StaffRole[]): boolean {
  return shop.session.roles.some((role) => roles.includes(role));
}
