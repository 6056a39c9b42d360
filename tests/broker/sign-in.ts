import mqttPacket from 'mqtt-packet';
import type { Credential, RunningHub } from '../fakes/start-hub.ts';
import { openWire, type Wire } from './wire.ts';

/** A wire signed in to the hub as this device. */
export async function signIn(
  hub: RunningHub,
  device: Credential,
  clean: boolean,
): Promise<{ readonly wire: Wire; readonly sessionPresent: boolean }> {
  const wire = openWire(Number(new URL(hub.mqttUrl).port));
  wire.raw(
    mqttPacket.generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: device.deviceId,
      clean,
      keepalive: 0,
      username: device.deviceId,
      password: Buffer.from(device.credential),
    }),
  );
  const { returnCode, sessionPresent } = await wire.next('connack');
  if (returnCode !== 0) throw new Error(`${device.deviceId} was refused with ${returnCode}`);
  return { wire, sessionPresent };
}
