import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');

/** Bundles one benchmark, because Node 20 reads no TypeScript, and runs it in a process of its own; ends as it ends. */
export async function runBench(name, words) {
  const outDir = join(root, 'dist', `bench-${name}`);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: { [name]: join(root, 'tests/benchmarks', `${name}.ts`) }, output: { entryFileNames: '[name].mjs' } },
    },
  });
  const child = spawn(process.execPath, [join(outDir, `${name}.mjs`), ...words], { stdio: 'inherit' });
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
