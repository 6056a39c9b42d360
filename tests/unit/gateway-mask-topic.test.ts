import { expect, test } from 'vitest';
import { maskTopic } from '../../edge/mask-topic.ts';

test.each([
  ['espresense/devices/iBeacon:e5ca1ade-f007-ba11-0000-000000000000-5-1001/entrance', 'espresense/devices/…/entrance'],
  ['espresense/devices/name:somebodys-phone/entrance', 'espresense/devices/…/entrance'],
  ['home/OpenMQTTGateway/BTtoMQTT/58782076BC24', 'home/OpenMQTTGateway/BTtoMQTT/…'],
  ['c4:de:12:00:aa:01', '…'],
  ['room-assistant/entity/bedroom/x/ble-2f234454cf6d4a0fadf2f4911ba9ffa6-1-2', 'room-assistant/entity/bedroom/x/ble-…-1-2'],
  ['raddec/001bc50940810000', 'raddec/…'],
  ['', ''],
  ['aisle/v1/lune/gateway/gateway-1/sightings', 'aisle/v1/lune/gateway/gateway-1/sightings'],
  ['aisle/v1/lune/visit/v-8c3e5f60-1234-4a5b-8c9d-0123456789ab/moved', 'aisle/v1/lune/visit/v-8c3e5f60-1234-4a5b-8c9d-0123456789ab/moved'],
])('%s is written down as %s', (topic, shown) => {
  expect(maskTopic(topic)).toBe(shown);
});
