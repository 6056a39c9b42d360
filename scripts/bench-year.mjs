// How fast a year of a busy shop answers, and how large it is: `node scripts/bench-year.mjs --json`; `--data DIR` keeps the folder.
import { build } from './prepare.mjs';
import { runBench } from './run-bench.mjs';

await build();
await runBench('year', process.argv.slice(2));
