import { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { readKept } from './keep-file.ts';

/** Reads what the hub left for us. Throws a ConfigError that says what to do. */
export function readPass(path: string): SimulatorPass {
  const read = readKept(path, SimulatorPass);
  if (read === undefined)
    throw new ConfigError([
      `--pass: there is no ${path}: a hub writes it at each start of a sample shop, unless it runs with --no-simulator`,
    ]);
  if (!read.ok) throw new ConfigError([`--pass: ${read.words}: start the hub again, it writes the file anew`]);
  return read.value;
}
