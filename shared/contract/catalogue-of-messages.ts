import type { MessageDefinition } from './define-message.ts';
import * as counters from './counters.ts';
import * as gateways from './gateways.ts';
import * as hangers from './hangers.ts';
import * as kiosks from './kiosks.ts';
import * as places from './places.ts';
import * as products from './products.ts';
import * as releases from './releases.ts';
import * as sales from './sales.ts';
import * as screens from './screens.ts';

/** Every message there is; a message that is not here does not exist: it can't be published, granted or documented. */
export const allMessages: readonly MessageDefinition[] = [
  gateways.gatewaySightings,
  gateways.gatewayHealth,
  hangers.hangerLiked,
  hangers.hangerPicked,
  hangers.hangerReturned,
  hangers.hangerDisplay,
  hangers.hangerHealth,
  places.doorCounted,
  counters.counterTotals,
  places.zoneOccupancy,
  places.visitMoved,
  places.planVersion,
  products.productLikes,
  products.productStock,
  products.productPrice,
  sales.tillTransaction,
  sales.tillOutcome,
  kiosks.kioskHealth,
  kiosks.kioskCalled,
  kiosks.kioskAnswered,
  kiosks.kioskShow,
  kiosks.orderPlaced,
  releases.kioskRelease,
  releases.screenRelease,
  screens.screenManifest,
  screens.screenPainted,
  screens.screenPlayed,
];
