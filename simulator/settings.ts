import { parseArgs } from 'node:util';
import { ConfigError } from '#shared/link/errors.ts';

/** What the simulator was told on its command line. */
export interface Settings {
  /** The file the hub leaves for us. */
  readonly passFile: string;
  readonly seed: number;
  /** People in the shop at a time, on average; staff not counted. */
  readonly crowd: number;
  /** How many times as fast as life people walk and linger; radio and clocks stay real. */
  readonly speed: number;
  /** Stops by itself after this long. */
  readonly seconds: number | undefined;
  /** Where everyone really is, a line a second. */
  readonly truthFile: string | undefined;
  readonly verbose: boolean;
}

export const help = `Aisle's simulator: fills a sample shop with people. It acts on the hub only from outside, through MQTT and HTTP.

  --pass FILE     the file the hub of a sample shop leaves (data/simulator.json)
  --crowd N       people in the shop at a time (18): 6 is a quiet weekday, 60 a crowded Saturday
  --seed N        another seed is another day (42)
  --speed N       people walk and linger up to 4 times as fast (1); for tests
  --seconds N     stop after so long
  --truth FILE    write where everyone really is, one JSON line a second; for tests
  --verbose       tell what happens
  --help
`;

const options = {
  pass: { type: 'string' },
  crowd: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  seconds: { type: 'string' },
  truth: { type: 'string' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Undefined when help was asked for. Throws a ConfigError that lists every mistake. */
export function readSettings(words: readonly string[]): Settings | undefined {
  const { values, positionals } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true });
  if (values.help !== undefined) return undefined;
  const mistakes: string[] = [];
  for (const name of Object.keys(values)) if (!Object.hasOwn(options, name)) mistakes.push(`--${name}: not known; see --help`);
  for (const word of positionals) mistakes.push(`${word}: read a word without an option; see --help`);

  function text(name: 'pass' | 'truth'): string | undefined {
    const value = values[name];
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    mistakes.push(`--${name}: read nothing after it; see --help`);
    return undefined;
  }
  function number(name: 'crowd' | 'seed' | 'speed' | 'seconds', least: number, most: number): number | undefined {
    const value = values[name];
    if (value === undefined) return undefined;
    const read = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
    if (read >= least && read <= most) return read;
    mistakes.push(`--${name}: read "${String(value)}", wanted a number from ${least} to ${most}`);
    return undefined;
  }

  const settings: Settings = {
    passFile: text('pass') ?? 'data/simulator.json',
    seed: Math.floor(number('seed', 0, 4_294_967_295) ?? 42),
    crowd: number('crowd', 1, 300) ?? 18,
    speed: number('speed', 0.25, 4) ?? 1,
    seconds: number('seconds', 1, 864_000),
    truthFile: text('truth'),
    verbose: values.verbose === true,
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return settings;
}
