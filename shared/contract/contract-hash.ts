import { allMessages } from './catalogue-of-messages.ts';
import { allRoutes, allStreams } from './catalogue-of-routes.ts';

/** Everything a device or a screen relies on, as one text with a stable order: its hash is pinned in a test. */
export function contractText(): string {
  const messages = allMessages.map(({ name, topic, kind, body, publishers, subscribers }) => ({
    name,
    topic,
    kind,
    body,
    publishers,
    subscribers,
  }));
  const routes = allRoutes.map(({ name, method, path, who, query, body, reply, status }) => ({
    name,
    method,
    path,
    who,
    query,
    body,
    reply,
    status,
  }));
  const streams = allStreams.map(({ name, path, who, events }) => ({ name, path, who, events }));
  return JSON.stringify({ messages, routes, streams });
}
