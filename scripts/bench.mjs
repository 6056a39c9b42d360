// How fast the shop is: `npm run bench` runs all of them, `npm run bench -- reaction idle` only those, `--json` prints rows for programs.
import { runBenches } from './benches.mjs';

await runBenches({
  command: 'npm run bench',
  all: ['durable-events', 'sightings', 'reaction', 'idle', 'start'],
  words: process.argv.slice(2),
});
