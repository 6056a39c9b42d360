import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { noteChange } from './weeks/manager.ts';
import { rehearse } from './weeks/rehearse.ts';
import { help, readWeeksSettings, type WeeksSettings } from './weeks/settings.ts';
import { shopDays } from './weeks/shop-days.ts';
import { writeTruth, type TrueDay } from './weeks/truth-report.ts';

const hubProgram = resolve(import.meta.dirname, '../edge/rehearsal.mjs');
/** Of the sample shop. */
const timeZone = 'Europe/Paris';

const tell = (line: string): void => void process.stdout.write(`  ${line}\n`);

async function simulateWeeks({ dataFolder, days, visitorsADay, seed, mostRate }: WeeksSettings, signal: AbortSignal): Promise<void> {
  const folder = resolve(dataFolder);
  if (existsSync(folder)) throw new ConfigError([`--data: ${folder} is there already: choose a new folder, or remove it`]);
  const startedMs = systemClock.monotonic();
  const seconds = (): string => `${Math.round((systemClock.monotonic() - startedMs) / 1_000)} s`;
  const played: TrueDay[] = [];
  const open = shopDays(systemClock.now(), days, timeZone);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  tell(`Simulating ${open.length} open days of Maison Lune in ${folder}: nobody there is real.`);
  const changed = open.filter((day) => day.isChanged);
  const [from, to] = [changed[0]?.opensAt, changed.at(-1)?.closesAt];
  const { greeting, hub } = await rehearse(
    {
      hubProgram,
      dataFolder: folder,
      seed,
      days: open,
      visitorsADay,
      mostRate,
      say: () => undefined,
      // The manager writes down what is to change before anybody sees what came of it.
      async onMorning({ opensAt }, { url, greeting: shown }) {
        if (opensAt === from && to !== undefined) await noteChange(url, shown, { from, to });
      },
      onDay(day, figures) {
        played.push({ day, figures });
        tell(`${day.businessDay}: ${figures.persons} people, ${figures.visits} with a tag, ${figures.tickets} tickets (${seconds()})`);
      },
    },
    signal,
  );
  writeTruth(join(folder, 'simulated-truth.json'), seed, played);
  await hub.stop();
  const signIns = greeting.slice(greeting.indexOf('  First sign-ins'), greeting.indexOf('  The shoppers are simulated'));
  tell(`Done in ${seconds()}. What truly happened: ${join(folder, 'simulated-truth.json')}`);
  process.stdout.write(`\n${signIns}  Look at it: npm start -- --data ${dataFolder}\n`);
}

async function main(words: readonly string[]): Promise<number> {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort(new Error('stopped')));
  try {
    const settings = readWeeksSettings(words);
    if (settings === undefined) process.stdout.write(help);
    else await simulateWeeks(settings, controller.signal);
    return 0;
  } catch (error) {
    if (error instanceof ConfigError) {
      for (const mistake of error.mistakes) process.stderr.write(`The week can’t be simulated: ${mistake}\n`);
      return 2;
    }
    process.stderr.write(`The week was not simulated: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

process.exit(await main(process.argv.slice(2)));
