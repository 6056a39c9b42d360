import type { Static } from 'typebox';
import type { Attention } from '#shared/contract/places.ts';
import type { DiskUse } from './disk.ts';
import type { Rescue } from './keeping-records.ts';

type AttentionBody = Static<typeof Attention>;

export interface KeepingFacts {
  readonly now: number;
  readonly openedAt: number;
  readonly timeZone: string;
  readonly lastBackupAt: number | undefined;
  /** Why the last try of a backup failed; undefined when it did not. */
  readonly backupTrouble: string | undefined;
  readonly rescue: Rescue | undefined;
  readonly disk: DiskUse | undefined;
  readonly budgetBytes: number;
  /** Why the forgotten could not be removed from the backups; undefined when they were. */
  readonly cleanTrouble: string | undefined;
  /** What the machine's clock says when it can't be right. */
  readonly unbelievable: number | undefined;
  /** What the clock should say, after it leapt ahead; undefined when it did not, or was taken at its word since. */
  readonly expectedAt: number | undefined;
}

const oldBackupMs = 36 * 3_600_000;
const rescueShownMs = 7 * 86_400_000;
/** Below this the next busy day may not fit any more. */
export const lowDiskBytes = 500_000_000;

/** What whoever looks after the hub must know of what it keeps. */
export function findKeepingAttention(facts: KeepingFacts): AttentionBody[] {
  return [
    ...rescueAttention(facts),
    ...clockAttention(facts),
    ...backupAttention(facts),
    ...cleanAttention(facts),
    ...diskAttention(facts),
  ];
}

function rescueAttention({ rescue, now, timeZone }: KeepingFacts): AttentionBody[] {
  if (rescue === undefined || now - rescue.at > rescueShownMs) return [];
  return [{ id: 'rescue', since: rescue.at, severity: 'danger', words: describeRescue(rescue, timeZone) }];
}

/** What is missing after a rescue, from when to when, in the store's time. */
export function describeRescue(rescue: Rescue, timeZone: string): { readonly fr: string; readonly en: string } {
  const say = (language: string, at: number): string =>
    new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return {
    fr: `La base de données était endommagée ; la sauvegarde a pris sa place. Il manque tout ce qui s’est passé du ${say('fr', rescue.from)} au ${say('fr', rescue.to)}. Le disque est-il en fin de vie ?`,
    en: `The database was damaged, and the backup took its place. What happened from ${say('en-GB', rescue.from)} to ${say('en-GB', rescue.to)} is missing. Is the disk failing?`,
  };
}

function cleanAttention({ now, cleanTrouble }: KeepingFacts): AttentionBody[] {
  if (cleanTrouble === undefined) return [];
  return [
    {
      id: 'forgotten',
      since: now,
      severity: 'warning',
      words: {
        fr: `Des personnes qui ont demandé à être oubliées sont encore dans les sauvegardes (${cleanTrouble}). Le hub réessaie toutes les dix minutes : y a-t-il assez de place sur le disque ?`,
        en: `People who asked to be forgotten are still in the backups (${cleanTrouble}). The hub tries again every ten minutes: is there room on the disk?`,
      },
    },
  ];
}

function clockAttention({ now, timeZone, unbelievable, expectedAt }: KeepingFacts): AttentionBody[] {
  const say = (language: string, at: number): string => new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' }).format(at);
  if (unbelievable !== undefined) {
    return [
      {
        id: 'clock',
        since: now,
        severity: 'warning',
        words: {
          fr: `L’horloge du hub est fausse : elle indique le ${say('fr', unbelievable)}. Les heures enregistrées peuvent être trop tôt : reliez le hub à Internet ou réglez sa date`,
          en: `The hub’s clock is wrong: it says ${say('en-GB', unbelievable)}. Times recorded now may be too early: connect the hub to the internet, or set its date`,
        },
      },
    ];
  }
  if (expectedAt === undefined) return [];
  return [
    {
      id: 'clock',
      since: now,
      severity: 'warning',
      words: {
        fr: `L’horloge du hub est passée du ${say('fr', expectedAt)} au ${say('fr', now)}. Si c’est faux, réglez sa date aujourd’hui : après huit heures, ce qui serait trop vieux est supprimé`,
        en: `The hub’s clock went from ${say('en-GB', expectedAt)} to ${say('en-GB', now)}. If that is wrong, set its date today: after eight hours what would be too old is removed`,
      },
    },
  ];
}

function backupAttention({ now, openedAt, lastBackupAt, backupTrouble }: KeepingFacts): AttentionBody[] {
  const since = lastBackupAt ?? openedAt;
  const isOld = now - since > oldBackupMs;
  if (backupTrouble === undefined && !isOld) return [];
  const hours = Math.max(0, Math.floor((now - since) / 3_600_000));
  const why = backupTrouble === undefined ? '' : ` (${backupTrouble})`;
  const last =
    lastBackupAt === undefined
      ? { fr: 'il n’y en a encore aucune', en: 'there is none yet' }
      : { fr: `la dernière a ${hours} h`, en: `the last one is ${hours} h old` };
  return [
    {
      id: 'backup',
      since,
      severity: 'warning',
      words: {
        fr: `La sauvegarde de la nuit manque${why} ; ${last.fr}. Reste-t-il de la place sur le disque ?`,
        en: `The nightly backup is missing${why}; ${last.en}. Is there room on the disk?`,
      },
    },
  ];
}

function diskAttention({ disk, budgetBytes, now }: KeepingFacts): AttentionBody[] {
  if (disk === undefined) return [];
  const found: AttentionBody[] = [];
  if (disk.freeBytes < lowDiskBytes) {
    found.push({
      id: 'disk-space',
      since: now,
      severity: 'warning',
      words: {
        fr: `Il ne reste que ${megabytes(disk.freeBytes)} Mo sur le disque : faites de la place avant que plus rien ne soit enregistré`,
        en: `Only ${megabytes(disk.freeBytes)} MB are left on the disk: make room before nothing can be stored any more`,
      },
    });
  }
  if (disk.usedBytes > budgetBytes) {
    found.push({
      id: 'disk-budget',
      since: now,
      severity: 'warning',
      words: {
        fr: `La boutique occupe ${megabytes(disk.usedBytes)} Mo, plus que les ${megabytes(budgetBytes)} Mo prévus : voyez le dossier de données`,
        en: `The shop takes ${megabytes(disk.usedBytes)} MB, more than the ${megabytes(budgetBytes)} MB planned: look into the data folder`,
      },
    });
  }
  return found;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
