// Builds what runs: the four screens for browsers, the hub, the gateway and the simulator for Node.
// `node scripts/build.mjs` builds all, `node scripts/build.mjs kiosk edge` only those, `--watch` goes on.
import { createHash } from 'node:crypto';
import { builtinModules } from 'node:module';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const screens = ['kiosk', 'signage', 'phone', 'console'];
const watched = ['kiosk', 'signage'];
const programs = {
  edge: {
    main: 'edge/main.ts',
    'database-thread': 'edge/database-thread.ts',
    'conformance-broker': 'edge/conformance-broker.ts',
    rehearsal: 'edge/rehearsal.ts',
  },
  beacons: { gateway: 'beacons/main.ts' },
  simulator: { simulator: 'simulator/main.ts', weeks: 'simulator/weeks.ts' },
};

const words = process.argv.slice(2);
const watch = words.includes('--watch') ? {} : null;
const wanted = words.filter((word) => !word.startsWith('--'));
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

const { version, dependencies, optionalDependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
// Of hundreds of small files: five threads that each read them one by one cost a start two seconds of a core.
const bundled = ['typebox'];
const external = [...Object.keys({ ...dependencies, ...optionalDependencies })]
  .filter((name) => !bundled.includes(name))
  .flatMap((name) => [name, new RegExp(`^${name}/`)]);

/** A page served under `/name/`. Its `worker.ts` becomes `sw.js` beside it, built by itself so that it is one file. */
async function buildScreen(name) {
  const folder = resolve(root, name);
  const worker = resolve(folder, 'worker.ts');
  await buildForBrowser(name, { index: resolve(folder, 'index.html') }, 'assets/[name]-[hash].js', true);
  if (existsSync(worker)) await buildForBrowser(name, { sw: worker }, '[name].js', false);
  if (watched.includes(name)) await buildForBrowser(name, { boot: resolve(root, 'shared/ui/release/boot-watch.ts') }, '[name].js', false);
}

/** Writes into a page which build it is, so that it can say so, and has its coming to life watched on screens nobody stands beside. */
function stampScreen(name) {
  const folder = resolve(root, 'dist', name);
  const page = join(folder, 'index.html');
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  const boot = watched.includes(name) ? `\n    <script type="module" src="/${name}/boot.js"></script>` : '';
  const meta = `<meta name="aisle-version" content="${version}+${hash.digest('hex').slice(0, 8)}" />`;
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', `<head>\n    ${meta}${boot}`));
}

function buildForBrowser(name, input, entryFileNames, emptyOutDir) {
  return build({
    configFile: false,
    root: resolve(root, name),
    base: `/${name}/`,
    logLevel: 'warn',
    oxc: { decorator: { legacy: true } },
    publicDir: emptyOutDir ? 'public' : false,
    build: {
      outDir: resolve(root, 'dist', name),
      emptyOutDir,
      target: 'chrome111',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      watch,
      rolldownOptions: { input, output: { entryFileNames } },
    },
  });
}

/** The hub serves what is smaller: a phone in a shop has a thin line. */
function compressScreen(name) {
  const folder = resolve(root, 'dist', name);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|html|svg|webmanifest)$/.test(file)) continue;
    const bytes = readFileSync(join(folder, file));
    if (bytes.length < 1024) continue;
    writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

async function buildProgram(name, input) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: resolve(root, 'dist', name),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      watch,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([entry, file]) => [entry, resolve(root, file)])),
        external: [/^node:/, ...builtinModules, ...external],
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'parts/[name]-[hash].mjs' },
      },
    },
    ssr: { target: 'node', noExternal: bundled },
  });
}

for (const [name, input] of Object.entries(programs)) {
  if (isWanted(name) && Object.values(input).every((file) => existsSync(resolve(root, file)))) await buildProgram(name, input);
}
for (const name of screens) {
  if (isWanted(name) && existsSync(resolve(root, name, 'index.html'))) {
    await buildScreen(name);
    if (watch === null) {
      stampScreen(name);
      compressScreen(name);
    }
  }
}
