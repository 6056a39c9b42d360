import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'tests/benchmarks');
const processes = ['bare-aedes'];

/**
 * Runs benchmarks of `tests/benchmarks`, each in processes of its own, and prints what was measured beside its peer in the same run.
 * `command` is what a person typed before their words; `flags` are more of those, each with the environment it gives the benchmarks.
 */
export async function runBenches({ command, all, words, flags = {} }) {
  const wanted = words.filter((word) => !word.startsWith('--'));
  const known = ['--json', '--help', ...Object.keys(flags)];
  const unknown = words.filter((word) => (word.startsWith('--') ? !known.includes(word) : !all.includes(word)));
  if (unknown.length > 0 || words.includes('--help')) {
    console.error(
      `Usage: ${command} -- [${all.join(' | ')}] [--json]${Object.keys(flags)
        .map((flag) => ` [${flag}]`)
        .join('')}`,
    );
    process.exit(unknown.length > 0 ? 1 : 0);
  }
  const environment = Object.assign({}, ...Object.entries(flags).map(([flag, given]) => (words.includes(flag) ? given : {})));
  // As deep in dist/ as the tests are in the project: the benchmarks find the hub by their own place.
  const built = join(root, 'dist', command.replace(/\W+/g, '-'));
  const names = all.filter((name) => wanted.length === 0 || wanted.includes(name));
  await buildWhatIsOld(names, built);
  // Others on the machine make every figure worse, ours more than a peer's: see docs/benchmarks.md.
  const [busyBefore = 0] = loadavg();
  const rows = [];
  for (const name of names) rows.push(...(await run(name, built, environment)));
  if (words.includes('--json')) console.log(JSON.stringify({ machine: machine(busyBefore), rows }, null, 1));
  else printTable(rows, busyBefore);
}

/** The hub is measured as it is shipped; the benchmarks are bundled because Node 20 reads no TypeScript. */
async function buildWhatIsOld(names, built) {
  const hub = join(root, 'dist/edge/main.mjs');
  if (!existsSync(hub) || newest(['edge', 'shared']) > statSync(hub).mtimeMs)
    await finish(spawn(process.execPath, [join(root, 'scripts/build.mjs'), 'edge'], { stdio: 'inherit' }));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: built,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries([...names, ...processes].map((name) => [name, join(source, `${name}.ts`)])),
        // Beside one another: the programs find one another and the hub by their own place.
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}

function newest(folders) {
  return Math.max(
    ...folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    ),
  );
}

async function run(name, built, environment) {
  console.error(name);
  const child = spawn(process.execPath, [join(built, `${name}.mjs`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  let printed = '';
  child.stdout.on('data', (text) => (printed += text));
  await finish(child);
  return JSON.parse(printed.trim().split('\n').at(-1));
}

function finish(child) {
  return new Promise((done, fail) => {
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`${child.spawnargs.slice(1).join(' ')} ended with ${code}`))));
  });
}

function machine(busyBefore) {
  return `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}; load before the first benchmark: ${busyBefore.toFixed(1)}`;
}

function printTable(rows, busyBefore) {
  const cells = [
    ['benchmark', 'what', 'Aisle', 'peer', '', 'ratio', 'target', ''],
    ...rows.map((row) => [
      row.bench,
      row.what,
      `${figure(row.ours)} ${row.unit}`,
      row.peer === undefined ? '' : `${figure(row.peer.value)} ${row.unit}`,
      row.peer?.name ?? '',
      row.ratio === undefined ? '' : row.ratio.toFixed(2),
      row.target?.words ?? '',
      row.target === undefined ? '' : row.target.met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  console.log(`\n${machine(busyBefore)}\n`);
  for (const row of cells)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

function figure(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
