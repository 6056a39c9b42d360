/** Things that happen later, counted in the shop's own seconds, which a time-lapse makes shorter. */
export interface Agenda {
  now(): number;
  after(seconds: number, task: () => void): void;
  /** Lets time pass and does what became due, in order. */
  advance(seconds: number): void;
}

interface Entry {
  readonly at: number;
  readonly task: () => void;
}

export function createAgenda(): Agenda {
  let now = 0;
  let entries: Entry[] = [];
  return {
    now: () => now,
    after(seconds, task) {
      entries.push({ at: now + seconds, task });
    },
    advance(seconds) {
      now += seconds;
      const due = entries.filter((entry) => entry.at <= now).toSorted((a, b) => a.at - b.at);
      if (due.length === 0) return;
      entries = entries.filter((entry) => entry.at > now);
      for (const { task } of due) task();
    },
  };
}
