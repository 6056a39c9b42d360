import type { Clock } from '#shared/link/clock.ts';

/** What a gateway heard in the last minute: the first thing to look at when one was set up. */
export interface HearingCounts {
  note(deviceId: string, tagKeys: readonly string[], others: number): void;
  of(deviceId: string): { readonly heardTags: number; readonly heardOthers: number };
}

const minuteMs = 60_000;

interface Minute {
  beganMs: number;
  tags: Set<string>;
  others: number;
  before: { readonly heardTags: number; readonly heardOthers: number };
}

const nothing = { heardTags: 0, heardOthers: 0 };

export function createHearingCounts({ clock }: { readonly clock: Clock }): HearingCounts {
  const minutes = new Map<string, Minute>();

  function minuteOf(deviceId: string): Minute {
    const nowMs = clock.monotonic();
    const minute = minutes.get(deviceId) ?? { beganMs: nowMs, tags: new Set(), others: 0, before: nothing };
    minutes.set(deviceId, minute);
    const ageMs = nowMs - minute.beganMs;
    if (ageMs >= minuteMs) {
      minute.before = ageMs < 2 * minuteMs ? { heardTags: minute.tags.size, heardOthers: minute.others } : nothing;
      Object.assign(minute, { beganMs: nowMs, tags: new Set(), others: 0 });
    }
    return minute;
  }

  return {
    note(deviceId, tagKeys, others) {
      const minute = minuteOf(deviceId);
      for (const tagKey of tagKeys) minute.tags.add(tagKey);
      minute.others += others;
    },
    of(deviceId) {
      if (!minutes.has(deviceId)) return nothing;
      const { tags, others, before } = minuteOf(deviceId);
      return { heardTags: Math.max(tags.size, before.heardTags), heardOthers: Math.max(others, before.heardOthers) };
    },
  };
}
