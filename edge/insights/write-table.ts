import { stringify } from 'csv-stringify/sync';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Column, ExportRow } from './export-rules.ts';

/** A table as CSV (RFC 4180, UTF-8, times in ISO 8601 UTC), a piece for each batch of rows. */
export async function* writeCsv(columns: readonly Column[], batches: AsyncIterable<readonly ExportRow[]>): AsyncGenerator<Uint8Array> {
  const names = columns.map(({ name }) => name);
  const cast = {
    date: (date: Date): string => date.toISOString(),
    boolean: (yes: boolean): string => (yes ? 'true' : 'false'),
  };
  yield Buffer.from(stringify([], { header: true, columns: names }));
  for await (const rows of batches) yield Buffer.from(stringify([...rows], { columns: names, cast }));
}

// A row group of a few hundred rows would be more footer than data.
const rowsPerGroup = 5_000;

/** A table as Parquet, a row group at a time. `notes` stand in the file's own metadata. */
export async function* writeParquet(
  columns: readonly Column[],
  batches: AsyncIterable<readonly ExportRow[]>,
  notes: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const columnsOf = (rows: readonly ExportRow[]) =>
    columns.map(({ name, type }) => ({ name, type, nullable: true, data: rows.map((row) => row[name] ?? null) }));
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
    createdBy: 'Aisle',
  });
  let waiting: ExportRow[] = [];
  const writeGroup = async (): Promise<void> => {
    if (waiting.length > 0) await file.write({ columnData: columnsOf(waiting), rowGroupSize: waiting.length });
    waiting = [];
  };
  for await (const rows of batches) {
    waiting.push(...rows);
    if (waiting.length < rowsPerGroup) continue;
    await writeGroup();
    yield takeBytes(bytes);
  }
  await writeGroup();
  await file.finish();
  yield takeBytes(bytes);
}

/** What was written since the last time. Offsets in the file's footer count on, the buffer begins again. */
function takeBytes(bytes: ByteWriter): Uint8Array {
  const taken = bytes.getBytes().slice();
  bytes.index = 0;
  return taken;
}
