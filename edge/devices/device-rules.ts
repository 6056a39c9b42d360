import type { DeviceKind } from '#shared/contract/define-message.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';

export interface DeviceFacts {
  readonly kind: DeviceKind;
  readonly claimed: boolean;
  readonly revokedAt: number | null;
  readonly connected: boolean;
  /** What its own health message says, its last will included. */
  readonly online: boolean | undefined;
  readonly lastSeenAt: number | null;
  readonly now: number;
}

// A gateway speaks every second, a till when it sells: silence means another thing for each.
const silentAfterMs: Readonly<Record<DeviceKind, number>> = {
  gateway: 60_000,
  hanger: 3_600_000,
  counter: 3_600_000,
  till: 3_600_000,
  kiosk: 120_000,
  screen: 120_000,
  integration: 86_400_000,
};

/** One word for how a device is. A till that only speaks HTTP is online while it was heard of lately. */
export function stateOf(facts: DeviceFacts): DeviceRowBody['state'] {
  if (facts.revokedAt !== null) return 'revoked';
  if (!facts.claimed) return 'unclaimed';
  const silentMs = facts.lastSeenAt === null ? Infinity : facts.now - facts.lastSeenAt;
  if (facts.connected && facts.online !== false)
    return silentMs > silentAfterMs[facts.kind] && facts.kind === 'gateway' ? 'silent' : 'online';
  if (facts.kind === 'till' && silentMs < silentAfterMs.till) return 'online';
  return 'offline';
}
