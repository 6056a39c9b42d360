/** One field of an advertisement: Bluetooth Core 5.4, Vol 3 Part C §11. */
export interface AdStructure {
  /** The assigned number, for instance 0x16 service data or 0xff manufacturer data. */
  readonly type: number;
  /** What follows the type; empty for a field without content. */
  readonly data: Uint8Array;
}

export const serviceData16Type = 0x16;
export const manufacturerDataType = 0xff;

/**
 * Cuts an advertisement into its fields. A field of length 0 ends it early (Vol 3 Part C §11);
 * a field that says it is longer than what is left ends it too, and the fields before it still count.
 */
export function readAdStructures(bytes: Uint8Array): readonly AdStructure[] {
  const structures: AdStructure[] = [];
  let start = 0;
  for (;;) {
    const length = bytes[start];
    const type = bytes[start + 1];
    const end = start + 1 + (length ?? 0);
    if (length === undefined || length === 0 || type === undefined || end > bytes.length) return structures;
    structures.push({ type, data: bytes.subarray(start + 2, end) });
    start = end;
  }
}

/** The bytes of one field, for radios that hand over fields instead of the advertisement. Throws a RangeError over 254 bytes. */
function writeAdStructure({ type, data }: AdStructure): Uint8Array {
  if (data.length > 254) throw new RangeError(`a field of ${data.length} bytes can't stand in an advertisement: at most 254`);
  return Uint8Array.from([data.length + 1, type, ...data]);
}

/** An advertisement of these fields, in this order. */
export function joinAdStructures(structures: readonly AdStructure[]): Uint8Array {
  return Uint8Array.from(structures.flatMap((structure) => [...writeAdStructure(structure)]));
}
