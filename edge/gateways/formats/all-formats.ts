import type { FormatName } from '#shared/contract/gateway-formats.ts';
import { aisleRaw } from './aisle-raw.ts';
import { aprilBrother, blueCharm } from './april-brother.ts';
import { espresense } from './espresense.ts';
import type { GatewayFormat } from './gateway-format.ts';
import { kontakt } from './kontakt.ts';
import { minew } from './minew.ts';
import { moko } from './moko.ts';
import { openMqttGateway, theengs } from './open-mqtt-gateway.ts';
import { ownTracks } from './own-tracks.ts';
import { raddec } from './raddec.ts';
import { mqttRoom, roomAssistant } from './room-assistant.ts';
import { shelly } from './shelly.ts';

/** Every make of gateway the hub understands besides its own. */
export const allFormats: Readonly<Record<FormatName, GatewayFormat>> = {
  espresense,
  openmqttgateway: openMqttGateway,
  theengs,
  'room-assistant': roomAssistant,
  'mqtt-room': mqttRoom,
  raddec,
  minew,
  moko,
  shelly,
  'april-brother': aprilBrother,
  'blue-charm': blueCharm,
  kontakt,
  owntracks: ownTracks,
  'aisle-raw': aisleRaw,
};
