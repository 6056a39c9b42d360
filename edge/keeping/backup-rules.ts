/** A backup in the folder, by its name. */
export interface NamedBackup {
  readonly name: string;
  readonly at: number;
}

export const backupsKept = 7;
/** What a backup, or its cleaning, is called while it is made. */
export const halfMadeSuffix = '.db.part';
/** When the shop sleeps, in its own zone. A hub that was off then does it when it is back. */
export const nightHour = 3;

/** `20261122T030000Z`: sorts by time, fits every file system. */
export function stampOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

export function backupName(at: number): string {
  return `aisle-${stampOf(at)}.db`;
}

/** The backups among these file names, newest first. */
export function findBackups(names: readonly string[]): NamedBackup[] {
  return names
    .flatMap((name) => {
      const found = /^aisle-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(name);
      if (found === null) return [];
      const [, year, month, day, hour, minute, second] = found;
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
      return Number.isNaN(at) ? [] : [{ name, at }];
    })
    .toSorted((a, b) => b.at - a.at);
}

/** Newest first; those that a wrong clock named after a day to come are the oldest, or they would outlive every true one. */
export function rankBackups(backups: readonly NamedBackup[], now: number): readonly NamedBackup[] {
  const isTrue = ({ at }: NamedBackup): boolean => at <= now;
  return [...backups.filter(isTrue), ...backups.filter((backup) => !isTrue(backup))];
}

/** The backups to remove once these exist, newest first: all but the newest seven. */
export function surplusBackups(backups: readonly NamedBackup[], kept: number = backupsKept): readonly NamedBackup[] {
  return backups.slice(kept);
}

/** What a night's work needs to know of the store's calendar. */
export interface NightClock {
  businessDayOf(at: number): string;
  hourOf(at: number): number;
}

/** Once a day in the store's zone: at the first look at or after three in the morning, also on a day that skips or repeats that hour. */
export function isNightWorkDue(now: number, lastAt: number | undefined, time: NightClock): boolean {
  if (lastAt === undefined) return true;
  return time.hourOf(now) >= nightHour && time.businessDayOf(now) !== time.businessDayOf(lastAt);
}
