import { expect, test } from 'vitest';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { findAttention } from '../../edge/floor/attention-rules.ts';

const now = 1_795_600_000_000;

function wordsFor(part: Partial<DeviceRowBody>): readonly string[] {
  const kiosk: DeviceRowBody = {
    deviceId: 'kiosk-1',
    kind: 'kiosk',
    name: { fr: 'Borne', en: 'Kiosk' },
    zoneId: null,
    at: null,
    state: 'online',
    lastSeenAt: now,
    words: '',
    batteryPercent: null,
    softwareVersion: null,
    errors: 0,
    refusals: 0,
    connections: 1,
    silentAfterSeconds: 180,
    isOwnSilence: false,
    credentialWaits: false,
    simulated: false,
    productId: null,
    ...part,
  };
  const facts = { now, devices: [kiosk], openCalls: [], exceptions: 0, ordersWaiting: [], databaseTrouble: undefined, keeping: [] };
  return findAttention(facts).map(({ words }) => words.en);
}

test('a kiosk that just went off worries nobody; one that is silent for longer than its time does', () => {
  expect(wordsFor({ state: 'offline' })).toEqual([]);
  expect(wordsFor({ state: 'silent' })).toEqual(['Kiosk: does not answer: is the kiosk on?']);
});

test('a device that comes back again and again is told with what it may be', () => {
  expect(wordsFor({ connections: 4 })).toEqual([]);
  expect(wordsFor({ connections: 5 })).toEqual([expect.stringMatching(/^Kiosk: 5 connections in ten minutes/)]);
});
