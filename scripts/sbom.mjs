// Writes what a release is made of, package by package, as CycloneDX 1.5 JSON: `npm run sbom` into dist/sbom.cdx.json, `--to FILE` elsewhere.
// From package.json and package-lock.json alone: the same lock file gives the same bytes. (`npm sbom --omit dev` of npm 11 leaves out
// packages that something for development needs as well, detect-libc among them.)
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const [flag, path, ...more] = process.argv.slice(2);
if ((flag !== undefined && (flag !== '--to' || path === undefined)) || more.length > 0) {
  console.error('Usage: npm run sbom -- [--to FILE]');
  process.exit(1);
}
const file = flag === undefined ? join(root, 'dist/sbom.cdx.json') : resolve(path);

// What these packages' manifests don't say, or not as SPDX has it, read in the licence that comes with them.
// By version, so that it is read again when they change.
const readByHand = {
  '@nornagon/put@0.0.8': 'MIT',
  'jsbi@2.0.5': 'Apache-2.0',
  'jsonify@0.0.1': 'Public Domain',
  'map-stream@0.1.0': 'MIT',
  'pause-stream@0.0.11': 'MIT OR Apache-2.0',
};

const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(lockText);
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const isShipped = (place) => place !== '' && packages[place].dev !== true;
const nameOf = (place) => packages[place].name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const refOf = (place) => (place === '' ? `${own.name}@${own.version}` : `${nameOf(place)}@${packages[place].version}`);
const purlOf = (ref) => `pkg:npm/${ref.replace(/^@/, '%40')}`;

/** As Node looks for a package: in the folder's own node_modules, then in those above it. Undefined for one that is not shipped. */
function find(from, name) {
  const place = `${from}/node_modules/${name}`.replace(/^\//, '');
  if (packages[place] !== undefined) return isShipped(place) ? place : undefined;
  return from === '' ? undefined : find(from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name);
}

function needsOf(place) {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[place];
  const found = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).map((name) => find(place, name));
  return [...new Set(found.filter((need) => need !== undefined).map(refOf))].toSorted();
}

function licencesOf(ref, told) {
  const words = readByHand[ref] ?? told;
  if (typeof words !== 'string') return [];
  if (/ (OR|AND|WITH) /.test(words)) return [{ expression: words }];
  return [{ license: /^[A-Za-z0-9.+-]+$/.test(words) ? { id: words } : { name: words } }];
}

/** `sha512-` and base64 as npm writes it, hex as CycloneDX wants it. */
function hashesOf(integrity = '') {
  return integrity.split(' ').flatMap((part) => {
    const [, bits, base64] = /^sha(\d+)-(.+)$/.exec(part) ?? [];
    return bits === undefined ? [] : [{ alg: `SHA-${bits}`, content: Buffer.from(base64, 'base64').toString('hex') }];
  });
}

/** Of the same package in several places one is named. */
const placeOf = new Map(
  Object.keys(packages)
    .filter(isShipped)
    .map((place) => [refOf(place), place]),
);
const refs = [...placeOf.keys()].toSorted();
const components = refs.map((ref) => {
  const { version, license, integrity, optional } = packages[placeOf.get(ref)];
  return {
    type: 'library',
    'bom-ref': ref,
    name: nameOf(placeOf.get(ref)),
    version,
    scope: optional === true ? 'optional' : 'required',
    purl: purlOf(ref),
    licenses: licencesOf(ref, license),
    hashes: hashesOf(integrity),
  };
});
const silent = components.filter(({ licenses, hashes }) => licenses.length === 0 || hashes.length === 0);
if (silent.length > 0) {
  console.error(`Neither package-lock.json nor this script knows licence or hash of ${silent.map((part) => part['bom-ref']).join(', ')}.`);
  console.error('Read the licence that comes with it and add a line to scripts/sbom.mjs.');
  process.exit(1);
}
const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(createHash('sha256').update(lockText).digest('hex'));
const sbom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  // RFC 9562 lets version 8 be made of anything: here of the lock file.
  serialNumber: `urn:uuid:${a}-${b}-8${c}-8${d}-${e}`,
  version: 1,
  metadata: {
    component: {
      type: 'application',
      'bom-ref': refOf(''),
      name: own.name,
      version: own.version,
      description: own.description,
      licenses: licencesOf(refOf(''), own.license),
      purl: purlOf(refOf('')),
    },
  },
  components,
  dependencies: [{ ref: refOf(''), dependsOn: needsOf('') }, ...refs.map((ref) => ({ ref, dependsOn: needsOf(placeOf.get(ref)) }))],
};
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(sbom, null, 1)}\n`);
console.log(`${file}: ${own.name} ${own.version} and the ${components.length} packages it is made of`);
