// What gateways of other makes cost: `node scripts/bench-gateways.mjs`.
import { runBench } from './run-bench.mjs';

await runBench('gateways', process.argv.slice(2));
