import { existsSync, readFileSync, renameSync } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { exact, Instant } from '#shared/contract/schemas.ts';

/** What is written beside a backup: enough to know, years later, that the file is whole and what is in it. */
export const Manifest = exact({
  version: Type.Literal(1),
  at: Instant,
  file: Type.String(),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  schema: Type.Integer({ minimum: 0 }),
  /** Rows of every table. */
  counts: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  /** The journal's last entry: a journal rewritten later does not lead here. */
  journal: exact({ sequence: Type.Integer({ minimum: 0 }), hash: Type.String() }),
});
export type ManifestBody = Static<typeof Manifest>;

const manifest = Compile(Manifest);

export function manifestFileOf(backupFile: string): string {
  return `${backupFile}.json`;
}

/** Of the backup that is about to take this one's place. */
export function nextManifestFileOf(backupFile: string): string {
  return manifestFileOf(`${backupFile}.next`);
}

/** A power cut between a rewritten backup and its manifest leaves that waiting: it is put in place when it is about this very file. */
export function settleManifest(backupFile: string, sha256: string): void {
  const next = nextManifestFileOf(backupFile);
  if (existsSync(next) && readManifest(`${backupFile}.next`)?.sha256 === sha256) renameSync(next, manifestFileOf(backupFile));
}

/** Undefined when there is none, or none that can be read. */
export function readManifest(backupFile: string): ManifestBody | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(manifestFileOf(backupFile), 'utf8'));
    return manifest.Check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
