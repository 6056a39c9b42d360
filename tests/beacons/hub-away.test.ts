import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BodyOf } from '#shared/contract/define-message.ts';
import { gatewayHealth, gatewaySightings } from '#shared/contract/gateways.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { validate } from '#shared/contract/validate.ts';
import { systemClock } from '#shared/link/clock.ts';
import type { RadioReport } from '../../beacons/radio/radio.ts';
import { runGateways } from '../../beacons/run-gateways.ts';
import { createFakeClock, type FakeClock } from './fakes/fake-clock.ts';
import { createFakeRadio, type FakeRadio } from './fakes/fake-radio.ts';
import { startBroker, type TestBroker } from './test-broker.ts';
import { hex, ibeaconAdvert, ibeaconTag } from './vectors.ts';

type Sightings = BodyOf<typeof gatewaySightings>;
type Health = BodyOf<typeof gatewayHealth>;

const gatewayId = 'gateway-1';
const sightingsTopic = topicFor(gatewaySightings, 'maison', gatewayId);
const healthTopic = topicFor(gatewayHealth, 'maison', gatewayId);

let broker: TestBroker;
let clock: FakeClock;
let radio: FakeRadio;
let stop: AbortController;
let over: Promise<void>;
let said: string[];

beforeEach(async () => {
  broker = await startBroker({ [gatewayId]: 's3cret' });
  clock = createFakeClock();
  radio = createFakeRadio(clock);
  stop = new AbortController();
  said = [];
});
afterEach(async () => {
  stop.abort();
  await over;
  await broker.stop();
});

function start(credential = 's3cret'): void {
  const plans = [{ credential: { deviceId: gatewayId, storeId: 'maison', credential }, radio }];
  over = runGateways(
    { hubUrl: broker.url, plans, clock, softwareVersion: '1.2.3', log: (words) => said.push(words), mergeMs: 250 },
    stop.signal,
  );
}

/** Everything the gateway published so far, as the contract reads it. */
function batches(): readonly Sightings[] {
  return broker.heard.filter(({ topic }) => topic === sightingsTopic).map(({ body }) => checked(validate(gatewaySightings.body, body)));
}
function healths(): readonly Health[] {
  return broker.heard.filter(({ topic }) => topic === healthTopic).map(({ body }) => checked(validate(gatewayHealth.body, body)));
}
function checked<Value>(read: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly words: string }): Value {
  if (!read.ok) throw new Error(read.words);
  return read.value;
}

/** Real time for the real broker; the gateway's own second passes only when the test says. */
const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 20_000, interval: 20 })
    .toBe(true)
    .then(() => undefined);

async function hearForSeconds(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    radio.hear(ibeaconAdvert, -60 - (second % 20));
    await clock.advance(1_000);
  }
}

describe('a gateway', () => {
  it('tells the hub what it heard, as readings the broker does not keep', async () => {
    start();
    await until(() => healths().length > 0);
    radio.hear(ibeaconAdvert, -67);
    radio.hear(new Uint8Array([2, 1, 6]), -80, 'stranger');
    await clock.advance(1_000);
    await until(() => batches().length === 1);
    expect(batches()).toEqual([
      { at: clock.now(), sequence: 0, sightings: [{ tag: ibeaconTag.key, rssiDbm: -67, agoMs: 1_000, powerDbm: -59 }], others: 1 },
    ]);
    expect(broker.heard.filter(({ topic }) => topic === sightingsTopic)).toMatchObject([{ qos: 0, retain: false }]);
    await clock.advance(5_000);
    expect(batches()).toHaveLength(1);
  });

  it('tells a tag’s battery from a frame that names nobody, and a button’s press once, however often it is heard', async () => {
    start();
    await until(() => healths().length > 0);
    const press = hex('0a16 d2fc 44 0076 0164 3a01');
    radio.hear(ibeaconAdvert, -67);
    radio.hear(hex('0303aafe 1116aafe20000ab40000000003e800002710'), -67);
    for (let copy = 0; copy < 5; copy += 1) radio.hear(press, -70, 'c4:de:12:00:aa:01');
    await clock.advance(1_000);
    await until(() => batches().length === 1);
    expect(batches()[0]?.reports).toEqual([
      { tag: ibeaconTag.key, batteryPercent: 18 },
      { tag: 'ma-c4de1200aa01', packetId: 118, batteryPercent: 100, press: 'once' },
    ]);
    radio.hear(press, -70, 'c4:de:12:00:aa:01');
    await clock.advance(1_000);
    await until(() => batches().length === 2);
    expect(batches()[1]).toMatchObject({ sightings: [{ tag: 'ma-c4de1200aa01' }], others: 0 });
    expect(batches()[1]?.reports).toBeUndefined();
  });

  it('tells the hub how it is, as a state the broker keeps', async () => {
    start();
    await until(() => healths().length > 0);
    await hearForSeconds(10);
    await until(() => healths().some(({ words }) => words === 'hears 1 tag'));
    expect(healths().at(-1)).toMatchObject({ online: true, radio: 'ok', heardPerSecond: 1, softwareVersion: '1.2.3', droppedBatches: 0 });
    expect(broker.heard.filter(({ topic }) => topic === healthTopic).every(({ qos, retain }) => qos === 1 && retain)).toBe(true);
    const off: RadioReport = { state: 'off', words: 'switch it on' };
    radio.report(off);
    await until(() => healths().at(-1)?.radio === 'off');
    expect(healths().at(-1)?.words).toBe('switch it on');
    expect(said).toContain('gateway-1: switch it on');
  });

  it('outlives a hub that is away for ten minutes: it keeps ten batches, counts the rest, and goes on', async () => {
    start();
    await until(() => healths().length > 0);
    await hearForSeconds(3);
    await until(() => batches().length === 3);
    await broker.stop();
    await until(() => said.some((words) => words.includes('the hub is away')));
    await hearForSeconds(600);
    await broker.start();
    await until(() => said.filter((words) => words.includes('listens')).length === 2);
    await hearForSeconds(2);
    await until(() => batches().length >= 14);
    const sequences = batches().map(({ sequence }) => sequence);
    expect(sequences).toEqual([0, 1, 2, ...Array.from({ length: 12 }, (_, index) => 593 + index)]);
    await hearForSeconds(10);
    await until(() => healths().at(-1)?.droppedBatches === 590);
  }, 60_000);

  it('that is stopped is offline for everybody who asks later', async () => {
    start();
    await until(() => healths().some(({ online }) => online));
    stop.abort();
    await over;
    await until(() => healths().at(-1)?.online === false);
    expect(healths().some(({ online, words }) => !online && words === 'stopped')).toBe(true);
  });

  it('that vanishes is offline by its last will', async () => {
    start();
    await until(() => healths().some(({ online }) => online));
    // A second sign-in with the same id makes the broker cut the first, as a lost link would in time.
    const rival = new AbortController();
    const plans = [{ credential: { deviceId: gatewayId, storeId: 'maison', credential: 's3cret' }, radio: createFakeRadio(clock) }];
    const rivalOver = runGateways(
      { hubUrl: broker.url, plans, clock: systemClock, softwareVersion: '9.9.9', log: () => undefined, mergeMs: 250 },
      rival.signal,
    );
    await until(() =>
      healths().some(({ online, words, softwareVersion }) => !online && words.includes('out of reach') && softwareVersion === '1.2.3'),
    );
    rival.abort();
    await rivalOver;
  });

  it('with a credential the hub refuses says what to do, and goes on trying', async () => {
    start('wrong');
    await until(() => said.some((words) => words.includes('refuses this credential')));
    expect(said.filter((words) => words.includes('listens'))).toEqual([]);
    expect(said.join()).not.toContain('wrong');
    await hearForSeconds(30);
    expect(broker.heard).toEqual([]);
  });

  it('with a hub that never answers says so', async () => {
    await broker.stop();
    start();
    await until(() => said.some((words) => words.includes('can’t be reached')));
    stop.abort();
    await over;
    await broker.start();
  });
});
