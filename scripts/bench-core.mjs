// What the broker and the database bear: `npm run bench:core`, `npm run bench:core -- core-load --long` with the numbers the project promises.
import { runBenches } from './benches.mjs';

await runBenches({
  command: 'npm run bench:core',
  all: ['durable-events', 'core-load', 'core-filled'],
  words: process.argv.slice(2),
  flags: { '--long': { AISLE_BENCH_LONG: '1' } },
});
