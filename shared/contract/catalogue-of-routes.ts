import type { RouteDefinition, StreamDefinition } from './define-route.ts';
import * as devices from './devices.ts';
import * as gatewayFormats from './gateway-formats.ts';
import * as insights from './insights.ts';
import * as kiosks from './kiosks.ts';
import * as notes from './notes.ts';
import * as places from './places.ts';
import * as planDrafts from './plan-drafts.ts';
import * as planogram from './planogram.ts';
import * as products from './products.ts';
import * as ranging from './ranging.ts';
import * as releases from './releases.ts';
import * as sales from './sales.ts';
import * as screens from './screens.ts';
import * as shoppers from './shoppers.ts';
import * as staff from './staff.ts';
import * as survey from './survey.ts';
import * as tags from './tags.ts';

function isRoute(value: unknown): value is RouteDefinition {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'reply' in value;
}

function isStream(value: unknown): value is StreamDefinition {
  return typeof value === 'object' && value !== null && 'events' in value && 'path' in value;
}

const everything: readonly unknown[] = [
  devices,
  gatewayFormats,
  insights,
  kiosks,
  notes,
  places,
  planDrafts,
  planogram,
  products,
  ranging,
  releases,
  sales,
  screens,
  shoppers,
  staff,
  survey,
  tags,
].flatMap((noun) => Object.values(noun));

/** Every HTTP route there is, in the order of its path. */
export const allRoutes: readonly RouteDefinition[] = everything.filter(isRoute).toSorted((a, b) => (a.path < b.path ? -1 : 1));

/** Every stream of server-sent events there is. */
export const allStreams: readonly StreamDefinition[] = everything.filter(isStream);
