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
  readonly silentAfterSeconds: number;
  readonly now: number;
}

interface Voice {
  readonly silentAfterSeconds: number;
  /** It says something by itself, again and again: a connection that says nothing is no sign of life then. */
  readonly speaksByItself: boolean;
}

/** A gateway speaks every second, a screen every minute, a till when it sells: silence means another thing for each. */
const voices: Readonly<Record<DeviceKind, Voice>> = {
  gateway: { silentAfterSeconds: 60, speaksByItself: true },
  kiosk: { silentAfterSeconds: 180, speaksByItself: true },
  screen: { silentAfterSeconds: 180, speaksByItself: true },
  hanger: { silentAfterSeconds: 3_600, speaksByItself: false },
  counter: { silentAfterSeconds: 3_600, speaksByItself: false },
  till: { silentAfterSeconds: 3_600, speaksByItself: false },
  integration: { silentAfterSeconds: 86_400, speaksByItself: false },
};

/** How long a kind may be silent before it needs someone, unless the device has a time of its own. */
export function usualSilenceSeconds(kind: DeviceKind): number {
  return voices[kind].silentAfterSeconds;
}

/**
 * One word for how a device is. `offline`: it went away a moment ago and may come back by itself. `silent`: nothing was heard of it for
 * longer than its time, so someone should look. A till that only speaks HTTP is online while it was heard of lately.
 */
export function stateOf(facts: DeviceFacts): DeviceRowBody['state'] {
  if (facts.revokedAt !== null) return 'revoked';
  if (!facts.claimed) return 'unclaimed';
  const { speaksByItself } = voices[facts.kind];
  const silentSeconds = facts.lastSeenAt === null ? Number.POSITIVE_INFINITY : (facts.now - facts.lastSeenAt) / 1000;
  const isSilent = silentSeconds > facts.silentAfterSeconds;
  if (facts.connected && facts.online !== false) return speaksByItself && isSilent ? 'silent' : 'online';
  if (isSilent) return 'silent';
  return facts.kind === 'till' ? 'online' : 'offline';
}

/** How far back connections are counted. */
const reconnectWindowMs = 600_000;

/** The connections, by monotonic time, that still count; oldest first. */
export function recentConnections(connectedAtMs: readonly number[], nowMs: number): readonly number[] {
  return connectedAtMs.filter((at) => nowMs - at < reconnectWindowMs).slice(-mostRemembered);
}

// A device in a storm connects a thousand times: more than this says nothing more.
const mostRemembered = 100;
