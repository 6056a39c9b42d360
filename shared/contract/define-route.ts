import type { Static, TSchema } from 'typebox';

export const staffRoles = ['seller', 'picker', 'editor', 'manager', 'installer'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who may call a route: everyone, a shopper's phone, a signed-in member of staff with that role, or a device with its credential. */
export type Caller = 'anyone' | 'shopper' | StaffRole | 'till' | 'kiosk' | 'screen';

export const staff = ['seller', 'picker', 'editor', 'manager', 'installer'] as const satisfies readonly Caller[];

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One HTTP route, defined once: types, validation, rights and OpenAPI come from here. Refusals answer RFC 9457 problem details. */
export interface RouteDefinition<
  Path extends string = string,
  Query extends TSchema | undefined = TSchema | undefined,
  Body extends TSchema | undefined = TSchema | undefined,
  Reply extends TSchema = TSchema,
> {
  /** `noun.verb`, as OpenAPI's operationId. */
  readonly name: string;
  readonly prose: string;
  readonly method: Method;
  /** `/v1/...` with `{names}` for path parameters. */
  readonly path: Path;
  readonly who: readonly Caller[];
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  /** The status of a success; 200 unless told otherwise. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Media types of the file it answers with; its `reply` is then what is left to say beside the file: nothing. */
  readonly produces?: readonly string[];
  /** Calls a minute from one address before 429; the server's general limit unless told otherwise. */
  readonly callsPerMinute?: number;
}

export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Readonly<Record<Name, string>> & PathParams<Rest>
  : unknown;

type StaticOr<Schema, Fallback> = Schema extends TSchema ? Static<Schema> : Fallback;

export type RouteParams<Route> = Route extends RouteDefinition<infer Path, infer _Q, infer _B, TSchema> ? PathParams<Path> : never;
export type RouteQuery<Route> = Route extends { readonly query?: infer Query } ? StaticOr<NonNullable<Query>, undefined> : undefined;
export type RouteBody<Route> = Route extends { readonly body?: infer Body } ? StaticOr<NonNullable<Body>, undefined> : undefined;
export type RouteReply<Route> = Route extends { readonly reply: infer Reply } ? StaticOr<Reply, never> : never;

export function defineRoute<
  const Path extends string,
  const Query extends TSchema | undefined = undefined,
  const Body extends TSchema | undefined = undefined,
  const Reply extends TSchema = TSchema,
>(definition: RouteDefinition<Path, Query, Body, Reply>): RouteDefinition<Path, Query, Body, Reply> {
  return definition;
}

/** A stream of server-sent events: `event:` is a key of `events`, `data:` its JSON. */
export interface StreamDefinition<
  Path extends string = string,
  Events extends Readonly<Record<string, TSchema>> = Readonly<Record<string, TSchema>>,
> {
  readonly name: string;
  readonly prose: string;
  readonly path: Path;
  readonly who: readonly Caller[];
  readonly events: Events;
}

export type StreamEvents<Stream> =
  Stream extends StreamDefinition<string, infer Events> ? { readonly [Name in keyof Events]: Static<Events[Name]> } : never;

export function defineStream<const Path extends string, const Events extends Readonly<Record<string, TSchema>>>(
  definition: StreamDefinition<Path, Events>,
): StreamDefinition<Path, Events> {
  return definition;
}
