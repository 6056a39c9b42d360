import { batteryPercentOf, type BeaconReport, percentOfCoinCell } from '#shared/radio/beacon-report.ts';

/** An object of someone else's JSON. */
export type Fields = Readonly<Record<string, unknown>>;

const longestText = 1_024;
/** Times before 2017 are clocks that were never set; in seconds they are below this, in milliseconds above. */
const earliestMs = 1_483_228_800_000;
const secondsBelow = 100_000_000_000;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the bytes say in JSON; undefined when they are none. */
export function readJson(payload: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(readText(payload));
    return value;
  } catch {
    return undefined;
  }
}

/** The bytes as UTF-8. */
export function readText(payload: Uint8Array): string {
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
}

/** The text under a name; undefined when it is none or longer than a name ever is. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value.length <= longestText ? value : undefined;
}

/** The number under a name, also one written as text. */
export function numberOf(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d{1,9})?$/.test(value)) return undefined;
  return Number(value);
}

export function fieldsOf(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  return isFields(value) ? value : undefined;
}

/** The objects of a list under a name; those that are none are left out. */
export function listOf(fields: Fields, name: string, most: number): readonly Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.slice(0, most).filter(isFields) : [];
}

/** An instant in Unix milliseconds from seconds, milliseconds or ISO 8601; undefined for a clock that was never set. */
export function instantOf(value: unknown): number | undefined {
  const ms =
    typeof value === 'number'
      ? value < secondsBelow
        ? value * 1000
        : value
      : typeof value === 'string' && value.length <= 40 && /(Z|[+-]\d{2}:?\d{2})$/.test(value)
        ? Date.parse(value)
        : Number.NaN;
  return Number.isFinite(ms) && ms >= earliestMs && ms < 8_640_000_000_000_000 ? Math.round(ms) : undefined;
}

/** A battery given in percent, or else in millivolts. */
export function batteryOf(percent: number | undefined, millivolts: number | undefined): BeaconReport | undefined {
  const batteryPercent = batteryPercentOf(percent) ?? (millivolts === undefined ? undefined : percentOfCoinCell(millivolts));
  return batteryPercent === undefined ? undefined : { batteryPercent };
}
