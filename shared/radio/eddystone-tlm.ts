import { type AdStructure, serviceData16Type } from './ad-structures.ts';
import { type BeaconReport, percentOfCoinCell } from './beacon-report.ts';
import { startsWith } from './bytes.ts';

/** Service 0xFEAA little-endian, frame 0x20, version 0: Eddystone-TLM in the clear. Version 1 is encrypted. */
const prefix = [0xaa, 0xfe, 0x20, 0x00] as const;
const voltageStart = prefix.length;
const end = voltageStart + 12;

/** The battery of an Eddystone-TLM. It names nobody: its sender is known by the address it shares with a frame that does. */
export function readEddystoneTlm({ type, data }: AdStructure): BeaconReport | undefined {
  if (type !== serviceData16Type || data.length < end || !startsWith(data, prefix)) return undefined;
  const millivolts = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint16(voltageStart);
  // 0 stands for a beacon that does not measure, for instance one on the mains.
  const batteryPercent = millivolts === 0 ? undefined : percentOfCoinCell(millivolts);
  return batteryPercent === undefined ? {} : { batteryPercent };
}
