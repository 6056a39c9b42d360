import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addDevice } from '#shared/contract/devices.ts';
import { startHub, type Credential, type RunningHub } from '../fakes/start-hub.ts';
import { signIn } from './sign-in.ts';
import { quiet, subscribe } from './wire.ts';

const rounds = Number(process.env['AISLE_KILL_ROUNDS'] ?? 4);
const hangerIds = ['hanger-01', 'hanger-02', 'hanger-03'];
const inFlight = 5;
// Fewer than may wait for one client, so that none is dropped for being too many.
const mostPerRound = Math.floor(900 / (rounds * hangerIds.length));

/** One hanger over all lives of the hub: it numbers its presses, and sends again what was not acknowledged, as the contract asks. */
interface Hanger {
  readonly device: Credential;
  readonly acknowledged: Set<string>;
  unacknowledged: string[];
  pressed: number;
}

/** Presses until the connection breaks or the round's presses are spent. */
async function press(hub: RunningHub, hanger: Hanger, onAcknowledged: () => void): Promise<void> {
  const { wire } = await signIn(hub, hanger.device, true);
  const sent = new Map<number, string>();
  let messageId = 0;
  const send = (id: string, dup: boolean): void => {
    messageId += 1;
    sent.set(messageId, id);
    const topic = `aisle/v1/lune/hanger/${hanger.device.deviceId}/liked`;
    wire.send({
      cmd: 'publish',
      topic,
      payload: JSON.stringify({ id, at: 1_795_600_000_000 + hanger.pressed }),
      qos: 1,
      retain: false,
      dup,
      messageId,
    });
  };
  const again = hanger.unacknowledged;
  hanger.unacknowledged = [];
  again.forEach((id) => send(id, false));
  const last = hanger.pressed + mostPerRound;
  while (!wire.isClosed()) {
    while (sent.size < inFlight && hanger.pressed < last) {
      hanger.pressed += 1;
      send(`press-${String(hanger.pressed).padStart(6, '0')}`, false);
    }
    const puback = await wire.next('puback', 1_500).catch(() => undefined);
    if (puback?.messageId === undefined) break;
    hanger.acknowledged.add(sent.get(puback.messageId) ?? '');
    sent.delete(puback.messageId);
    onAcknowledged();
  }
  hanger.unacknowledged = [...sent.values()];
  wire.cut();
}

/** Hears what waits; acknowledges at most `most` of it, then stops. */
async function hearSome(hub: RunningHub, device: Credential, heard: Map<string, string[]>, most: number): Promise<void> {
  const { wire } = await signIn(hub, device, false);
  for (let count = 0; count < most; count += 1) {
    const packet = await wire.next('publish', 2_000).catch(() => undefined);
    if (packet?.messageId === undefined) break;
    const { id } = JSON.parse(packet.payload.toString());
    const ofTopic = heard.get(packet.topic) ?? [];
    heard.set(packet.topic, ofTopic);
    ofTopic.push(String(id));
    wire.send({ cmd: 'puback', messageId: packet.messageId });
  }
  // A DISCONNECT after them: the acknowledgements are on their way before the connection goes.
  wire.send({ cmd: 'disconnect' });
  await wire.closed();
}

test(
  `${rounds} times kill -9 at a random acknowledgement: an integration that was away hears every acknowledged like, in order`,
  { timeout: 60_000 + rounds * 20_000 },
  async () => {
    let hub = await startHub();
    const { folder, passwords } = hub;
    try {
      const manager = await hub.signInAs('camille');
      await manager.call(addDevice, { body: { deviceId: 'loyalty', kind: 'integration', name: { en: 'Loyalty', fr: 'Fidélité' } } });
      const integration = await hub.claim('loyalty');
      const hangers: Hanger[] = [];
      for (const id of hangerIds) hangers.push({ device: await hub.claim(id), acknowledged: new Set(), unacknowledged: [], pressed: 0 });
      const { wire: opening } = await signIn(hub, integration, false);
      expect(await subscribe(opening, ['aisle/v1/lune/hanger/+/liked', 1])).toEqual([1]);
      opening.cut();
      await quiet(100);

      const heard = new Map<string, string[]>();
      for (let round = 1; round <= rounds; round += 1) {
        const lastAcknowledgement = 10 + Math.floor(Math.random() * (mostPerRound * hangerIds.length - 20));
        let acknowledged = 0;
        let killed: Promise<void> | undefined;
        const running = hub;
        const presses = hangers.map((hanger) =>
          press(running, hanger, () => {
            acknowledged += 1;
            if (acknowledged === lastAcknowledgement) killed = running.kill();
          }),
        );
        await Promise.all(presses);
        expect(killed).toBeDefined();
        await killed;
        hub = await startHub({ folder, passwords });
        // Every other time some of it is fetched between two kills, and the hub is killed right after.
        if (round % 2 === 0) {
          await hearSome(hub, integration, heard, 25);
          await hub.kill();
          hub = await startHub({ folder, passwords });
        }
      }
      await sleep(100);
      await hearSome(hub, integration, heard, Number.POSITIVE_INFINITY);

      for (const { device, acknowledged } of hangers) {
        const ids = heard.get(`aisle/v1/lune/hanger/${device.deviceId}/liked`) ?? [];
        const firstTimes = [...new Set(ids)];
        expect([...acknowledged].filter((id) => !firstTimes.includes(id))).toEqual([]);
        expect(firstTimes).toEqual([...firstTimes].sort());
      }
      const times = [...heard.values()].reduce((sum, ids) => sum + ids.length, 0);
      const different = [...heard.values()].reduce((sum, ids) => sum + new Set(ids).size, 0);
      const acknowledged = hangers.reduce((sum, hanger) => sum + hanger.acknowledged.size, 0);
      console.log(`acknowledged ${acknowledged}, heard ${different}, ${times - different} of them twice; lost 0`);
    } finally {
      await hub.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
