import type { DeviceKind } from './define-message.ts';
import type {
  RouteBody,
  RouteDefinition,
  RouteParams,
  RouteQuery,
  RouteReply,
  StaffRole,
  StreamDefinition,
  StreamEvents,
} from './define-route.ts';

/** Who calls, as the hub's door established it. */
export type CallerIdentity =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'staff'; readonly staffId: string; readonly name: string; readonly roles: readonly StaffRole[] }
  | { readonly kind: 'device'; readonly deviceId: string; readonly deviceKind: DeviceKind }
  | { readonly kind: 'shopper'; readonly shopperId: string };

/** A file that is sent while it is made. */
export interface AnsweredFile {
  /** Letters, digits, dots and dashes: it stands in a header as it is. */
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncIterable<Uint8Array | string>;
}

/** A call that passed the door: rights checked, everything validated. */
export interface Call<Route> {
  readonly params: RouteParams<Route>;
  readonly query: RouteQuery<Route>;
  readonly body: RouteBody<Route>;
  readonly caller: CallerIdentity;
  /** The caller's address, for rate limits; never stored. */
  readonly address: string;
  /** Sets or clears a cookie of ours: HttpOnly, SameSite=Strict, for `maxAgeSeconds` (0 clears). */
  setCookie(name: 'aisle_staff' | 'aisle_shopper', value: string, maxAgeSeconds: number): void;
  /** The token in a cookie of ours, for the two routes that open and close sessions. */
  cookie(name: 'aisle_staff' | 'aisle_shopper'): string | undefined;
  /** The raw upload, on routes that take one. */
  readonly upload: (() => Promise<Uint8Array>) | undefined;
  /** Answers with a file instead of the reply, on routes that produce one. */
  sendFile(file: AnsweredFile): void;
  /** Answers another of the route's success statuses. */
  setStatus(status: 200 | 201 | 202): void;
}

/** A route with what answers it. */
export interface Answer {
  readonly route: RouteDefinition;
  readonly handle: (call: Call<RouteDefinition>) => unknown;
}

/** Joins a route and its handler, with the route's own types. The handler may throw RefusedError. */
export function answer<Route extends RouteDefinition>(
  route: Route,
  handle: (call: Call<Route>) => RouteReply<Route> | Promise<RouteReply<Route>>,
): Answer {
  return { route, handle: (call) => Reflect.apply(handle, undefined, [call]) };
}

/** Sends events to one listener until it goes away. */
export interface Listener<Stream> {
  readonly caller: CallerIdentity;
  send<Name extends keyof StreamEvents<Stream> & string>(name: Name, body: StreamEvents<Stream>[Name]): void;
}

export interface StreamAnswer {
  readonly stream: StreamDefinition;
  /** Called when someone listens; answers what to call when they stop. */
  readonly open: (listener: Listener<StreamDefinition>) => () => void;
}

export function answerStream<Stream extends StreamDefinition>(
  stream: Stream,
  open: (listener: Listener<Stream>) => () => void,
): StreamAnswer {
  return { stream, open: (listener) => Reflect.apply(open, undefined, [listener]) };
}
