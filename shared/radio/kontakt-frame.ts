import { kontaktKey } from '#shared/domain/tag.ts';
import { type AdStructure, serviceData16Type } from './ad-structures.ts';
import type { BeaconFrame } from './beacon-frame.ts';
import { batteryPercentOf, type BeaconReport } from './beacon-report.ts';
import { startsWith } from './bytes.ts';

/** Service 0xFE6A, little-endian; the byte after it says which of Kontakt.io's frames follows. */
const prefix = [0x6a, 0xfe] as const;
const kindAt = prefix.length;
const bodyStart = kindAt + 1;
const plainKind = 0x02;
const telemetryKind = 0x03;
const locationKind = 0x05;

const plain = { batteryAt: bodyStart + 3, idStart: bodyStart + 5 } as const;
const location = { flagsAt: bodyStart + 3, idStart: bodyStart + 4, movingBit: 0x01 } as const;
const telemetryFields = { health: 0x01, battery: 0x0c } as const;
/** A health field begins with the time as four bytes. */
const healthBatteryAt = 5;

/** Who a Kontakt.io beacon is and how it fares. Its shuffled identities are only its maker's to resolve. */
export function readKontaktFrame({ type, data }: AdStructure): BeaconFrame | undefined {
  if (type !== serviceData16Type || !startsWith(data, prefix)) return undefined;
  switch (data[kindAt]) {
    case plainKind:
      return named(data.subarray(plain.idStart), batteryReport(data[plain.batteryAt]));
    case locationKind:
      return named(data.subarray(location.idStart), { isMoving: ((data[location.flagsAt] ?? 0) & location.movingBit) !== 0 });
    case telemetryKind:
      return { report: readTelemetry(data.subarray(bodyStart)), isNamedByAddress: true };
    default:
      return undefined;
  }
}

function named(id: Uint8Array, report: BeaconReport): BeaconFrame | undefined {
  const uniqueId = String.fromCharCode(...id.subarray(0, 12));
  return /^[A-Za-z0-9]{4,12}$/.test(uniqueId) ? { tag: { key: kontaktKey(uniqueId) }, report } : undefined;
}

function batteryReport(byte: number | undefined): BeaconReport {
  const batteryPercent = batteryPercentOf(byte);
  return batteryPercent === undefined ? {} : { batteryPercent };
}

/** Fields of `length, id, value`, the length counting the id. */
function readTelemetry(fields: Uint8Array): BeaconReport {
  let report: BeaconReport = {};
  for (let at = 0; ;) {
    const length = fields[at];
    if (length === undefined || length === 0 || at + 1 + length > fields.length) return report;
    const field = fields.subarray(at + 1, at + 1 + length);
    if (field[0] === telemetryFields.health) report = { ...report, ...batteryReport(field[healthBatteryAt]) };
    if (field[0] === telemetryFields.battery) report = { ...report, ...batteryReport(field[1]) };
    at += 1 + length;
  }
}
