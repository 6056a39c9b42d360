// What following a thousand tags costs: `npm run bench:presence -- --json`.
import { runBench } from './run-bench.mjs';

await runBench('presence', process.argv.slice(2));
