import { createWriteStream } from 'node:fs';
import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import type { Witness } from './witness.ts';

function centimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}

/** Writes where everyone really is, one JSON line a second: `{ at, people: [{ id, tag, kind, phone, xMetres, yMetres, zoneId }] }`. */
export function openTruthFile(path: string, plan: FloorPlan): Witness {
  const stream = createWriteStream(path, { flags: 'w', mode: 0o600 });
  return {
    see(people, at) {
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
    noteReceipt: () => undefined,
    close: () => new Promise((done) => stream.end(() => done())),
  };
}
