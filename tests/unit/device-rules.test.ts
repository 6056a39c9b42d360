import { expect, test } from 'vitest';
import { deviceKinds } from '#shared/contract/define-message.ts';
import { recentConnections, stateOf, usualSilenceSeconds, type DeviceFacts } from '../../edge/devices/device-rules.ts';

const now = 1_795_600_000_000;
const device = (part: Partial<DeviceFacts> & { readonly ago?: number }): DeviceFacts => ({
  kind: 'screen',
  claimed: true,
  revokedAt: null,
  connected: false,
  online: undefined,
  lastSeenAt: now - (part.ago ?? 0) * 1000,
  silentAfterSeconds: 180,
  now,
  ...part,
});

test('every kind turns silent in its set time and not a second before', () => {
  for (const kind of deviceKinds.filter((candidate) => candidate !== 'till')) {
    const silentAfterSeconds = usualSilenceSeconds(kind);
    expect(stateOf(device({ kind, silentAfterSeconds, ago: silentAfterSeconds })), kind).toBe('offline');
    expect(stateOf(device({ kind, silentAfterSeconds, ago: silentAfterSeconds + 1 })), kind).toBe('silent');
  }
});

test('a connection that says nothing is no sign of life from what speaks by itself', () => {
  expect(stateOf(device({ kind: 'screen', connected: true, ago: 181 }))).toBe('silent');
  expect(stateOf(device({ kind: 'hanger', connected: true, ago: 5_000, silentAfterSeconds: 3_600 }))).toBe('online');
});

test('a till that only speaks HTTP is on while it was heard of lately', () => {
  expect(stateOf(device({ kind: 'till', ago: 3_599, silentAfterSeconds: 3_600 }))).toBe('online');
  expect(stateOf(device({ kind: 'till', ago: 3_601, silentAfterSeconds: 3_600 }))).toBe('silent');
});

test('who said goodbye is off, who was never claimed or was revoked is just that', () => {
  expect(stateOf(device({ connected: true, online: false }))).toBe('offline');
  expect(stateOf(device({ claimed: false, lastSeenAt: null }))).toBe('unclaimed');
  expect(stateOf(device({ claimed: false, revokedAt: now }))).toBe('revoked');
});

test('a clock that was set back makes nobody silent', () => {
  expect(stateOf(device({ ago: -86_400 }))).toBe('offline');
});

test('connections older than ten minutes are forgotten, and a storm does not fill the memory', () => {
  expect(recentConnections([0, 1, 599_999], 600_000)).toEqual([1, 599_999]);
  expect(
    recentConnections(
      Array.from({ length: 5_000 }, (_, nth) => nth),
      5_000,
    ),
  ).toHaveLength(100);
});
