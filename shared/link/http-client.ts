import { validate } from '#shared/contract/validate.ts';
import { Type } from 'typebox';
import type {
  RouteBody,
  RouteDefinition,
  RouteParams,
  RouteQuery,
  RouteReply,
  StreamDefinition,
  StreamEvents,
} from '#shared/contract/define-route.ts';
import { RefusedError } from './errors.ts';

/** What a call needs; parts the route does not have are left out. */
export interface CallParts<Route> {
  readonly params?: RouteParams<Route>;
  readonly query?: RouteQuery<Route>;
  readonly body?: RouteBody<Route>;
  readonly signal?: AbortSignal;
}

export interface HttpClient {
  /** Answers the route's reply. Throws RefusedError for a 4xx or 5xx, `status` 0 and code `hub-away` when the hub can't be reached. */
  call<Route extends RouteDefinition>(route: Route, parts?: CallParts<Route>): Promise<RouteReply<Route>>;
  /** Listens to server-sent events until `signal` aborts; reconnects by itself, with jitter, and tells `onState`. */
  listen<Stream extends StreamDefinition>(stream: Stream, listeners: StreamListeners<Stream>, signal: AbortSignal): void;
}

export type StreamListeners<Stream> = {
  readonly [Name in keyof StreamEvents<Stream>]?: (body: StreamEvents<Stream>[Name]) => void;
} & { readonly onState?: (online: boolean) => void };

export interface HttpClientParts {
  /** Where the hub is; '' for the page's own origin. */
  readonly baseUrl: string;
  /** Headers of every call, read anew each time: a device's `authorization`, a session's `x-csrf-token`. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Sees every answer: a simulated phone keeps its cookie here. */
  readonly onResponse?: (response: Response) => void;
}

const Problem = Type.Object({ status: Type.Integer(), code: Type.String(), detail: Type.String() });

async function refusalOf(response: Response): Promise<RefusedError> {
  const text = await response.text();
  try {
    const problem = validate(Problem, JSON.parse(text));
    if (problem.ok) return new RefusedError(problem.value.status, problem.value.code, problem.value.detail);
  } catch {
    // Not JSON: something between us and the hub answered. Its status is all we can say.
  }
  return new RefusedError(response.status, 'unreadable-answer', `the hub answered ${response.status}`);
}

function pathFor(path: string, params: readonly (readonly [string, unknown])[], query: readonly (readonly [string, unknown])[]): string {
  const filled = params.reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))), path);
  const search = new URLSearchParams();
  for (const [name, value] of query) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

const longestWaitMs = 15_000;

export function createHttpClient(client: HttpClientParts): HttpClient {
  async function request(url: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(client.baseUrl + url, { credentials: 'same-origin', ...init });
      client.onResponse?.(response);
      return response;
    } catch (cause) {
      if (init.signal?.aborted === true) throw cause;
      throw new RefusedError(0, 'hub-away', 'the hub can’t be reached');
    }
  }

  return {
    async call(route, parts = {}) {
      const hasBody = parts.body !== undefined;
      const response = await request(pathFor(route.path, Object.entries(parts.params ?? {}), Object.entries(parts.query ?? {})), {
        method: route.method,
        headers: { accept: 'application/json', ...(hasBody ? { 'content-type': 'application/json' } : {}), ...client.headers?.() },
        ...(hasBody ? { body: JSON.stringify(parts.body) } : {}),
        ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      });
      if (!response.ok) throw await refusalOf(response);
      return response.json();
    },
    listen(stream, listeners, signal) {
      void follow(stream.path, listeners, signal);
    },
  };

  async function follow(path: string, listeners: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
    const tell = (name: string, value: unknown): void => {
      const listener = listeners[name];
      if (typeof listener === 'function') listener(value);
    };
    let waitMs = 500;
    while (!signal.aborted) {
      try {
        const response = await request(path, { headers: { accept: 'text/event-stream', ...client.headers?.() }, signal });
        if (!response.ok || response.body === null) throw await refusalOf(response);
        tell('onState', true);
        waitMs = 500;
        await readEvents(response.body, tell);
      } catch {
        // The hub is away or the connection broke: told through onState, tried again below.
      }
      if (signal.aborted) return;
      tell('onState', false);
      await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random())));
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
  }
}

/** Reads an event stream (WHATWG server-sent events: `event:` and `data:` lines, an empty line ends one). */
async function readEvents(body: ReadableStream<Uint8Array>, tell: (name: string, value: unknown) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    pending += decoder.decode(value, { stream: true });
    const events = pending.split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (name !== undefined && data !== undefined) tell(name, JSON.parse(data));
    }
  }
}
