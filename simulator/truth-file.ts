import { createWriteStream } from 'node:fs';
import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Person } from './people/person.ts';

/** Writes where everyone really is, for tests that compare it with what the hub believes. */
export interface TruthFile {
  write(people: readonly Person[], at: number): void;
  close(): Promise<void>;
}

function centimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}

/** One JSON line a call: `{ at, people: [{ id, tag, kind, phone, xMetres, yMetres, zoneId }] }`. */
export function openTruthFile(path: string, plan: FloorPlan): TruthFile {
  const stream = createWriteStream(path, { flags: 'w', mode: 0o600 });
  return {
    write(people, at) {
      const rows = people.map(({ id, tag, phone, walker }) => ({
        id,
        tag: tag?.tagKey ?? null,
        kind: tag?.kind ?? 'none',
        phone: phone?.consents ?? null,
        xMetres: centimetres(walker.at.xMetres),
        yMetres: centimetres(walker.at.yMetres),
        zoneId: zoneAt(plan, walker.at)?.id ?? null,
      }));
      stream.write(`${JSON.stringify({ at, people: rows })}\n`);
    },
    close: () => new Promise((done) => stream.end(() => done())),
  };
}
