// How near to the truth tags are followed, on recordings with known places: `npm run bench:positioning -- --data DIR --json`.
import { runBench } from './run-bench.mjs';

await runBench('positioning', process.argv.slice(2));
