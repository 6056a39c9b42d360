import { parseArgs } from 'node:util';
import { ConfigError } from '#shared/link/errors.ts';

export interface WeeksSettings {
  readonly dataFolder: string;
  /** Calendar days, ending yesterday. */
  readonly days: number;
  readonly visitorsADay: number;
  readonly seed: number;
  readonly mostRate: number;
}

export const help = `Usage: node scripts/simulate-week.mjs [options]

Opens the sample shop in a new folder and lets two weeks happen in it, up to yesterday evening: the real hub on a clock that is
turned faster, and simulated people, gateways, hangers, doors and tills that act on it only through MQTT and HTTP. From the second
week on more people go to knitwear; what truly happened is written to simulated-truth.json in that folder.

  --data FOLDER   where (data-week); it must not exist yet
  --days N        calendar days, ending yesterday; the shop is closed on Sundays (14)
  --visitors N    people who come in on a usual day (170)
  --seed N        another seed is another fortnight (42)
  --rate N        at most N times as fast as life (as fast as this machine can)
  --help
`;

const options = {
  data: { type: 'string' },
  days: { type: 'string' },
  visitors: { type: 'string' },
  seed: { type: 'string' },
  rate: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Undefined when help was asked for. Throws a ConfigError that lists every mistake. */
export function readWeeksSettings(words: readonly string[]): WeeksSettings | undefined {
  const { values, positionals } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true });
  if (values.help !== undefined) return undefined;
  const mistakes = [
    ...Object.keys(values)
      .filter((name) => !Object.hasOwn(options, name))
      .map((name) => `--${name}: not known; see --help`),
    ...positionals.map((word) => `${word}: read a word without an option; see --help`),
  ];
  function number(name: 'days' | 'visitors' | 'seed' | 'rate', [least, most]: readonly [number, number], usual: number): number {
    const value = values[name];
    if (value === undefined) return usual;
    const read = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
    if (read >= least && read <= most) return read;
    mistakes.push(`--${name}: read "${String(value)}", wanted a number from ${least} to ${most}`);
    return usual;
  }
  const data = values.data ?? 'data-week';
  if (typeof data !== 'string' || data === '') mistakes.push('--data: read nothing after it; see --help');
  const settings = {
    dataFolder: String(data),
    days: Math.floor(number('days', [1, 28], 14)),
    visitorsADay: number('visitors', [1, 1_000], 170),
    seed: Math.floor(number('seed', [0, 4_294_967_295], 42)),
    mostRate: number('rate', [1, 100_000], Number.POSITIVE_INFINITY),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return settings;
}
