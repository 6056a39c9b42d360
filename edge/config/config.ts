import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { exact, Language, PlainId } from '#shared/contract/schemas.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { readTrustedKey } from '../releases/release-signature.ts';

const Port = Type.Integer({ minimum: 0, maximum: 65_535 });

/** The whole configuration file; everything has a default, so an empty file is a good one. */
const ConfigFile = exact({
  store: Type.Optional(
    exact({
      id: Type.Optional(PlainId),
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
      currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
      timeZone: Type.Optional(Type.String({ minLength: 3 })),
      languages: Type.Optional(Type.Array(Language, { minItems: 1 })),
    }),
  ),
  http: Type.Optional(
    exact({
      host: Type.Optional(Type.String({ minLength: 1 })),
      port: Type.Optional(Port),
      publicUrl: Type.Optional(Type.String({ pattern: '^https?://' })),
    }),
  ),
  mqtt: Type.Optional(exact({ host: Type.Optional(Type.String({ minLength: 1 })), port: Type.Optional(Port) })),
  broker: Type.Optional(
    exact({
      url: Type.String({ pattern: '^(mqtt|mqtts|ws|wss)://' }),
      username: Type.Optional(Type.String()),
      password: Type.Optional(Type.String()),
    }),
  ),
  dataFolder: Type.Optional(Type.String({ minLength: 1 })),
  tls: Type.Optional(
    Type.Union([
      Type.Literal('own'),
      exact({
        certificate: Type.Optional(Type.String({ minLength: 1 })),
        key: Type.Optional(Type.String({ minLength: 1 })),
        names: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Za-z0-9.-]+$' }))),
        httpsPort: Type.Optional(Port),
        mqttPort: Type.Optional(Port),
      }),
    ]),
  ),
  diskBudgetMegabytes: Type.Optional(Type.Integer({ minimum: 100 })),
  releaseKeys: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
  sampleShop: Type.Optional(Type.Boolean()),
  logLevel: Type.Optional(Type.Enum(['debug', 'info', 'warn', 'error'])),
});
type ConfigFileBody = Static<typeof ConfigFile>;
const configFile = Compile(ConfigFile);

export interface Config {
  readonly store: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly languages: readonly ('fr' | 'en' | 'ar')[];
  };
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string | undefined };
  readonly mqtt: { readonly host: string; readonly port: number };
  readonly broker: { readonly url: string; readonly username: string; readonly password: string } | undefined;
  /** Undefined: no doors with TLS. Without files the hub makes its own authority and certificate. */
  readonly tls:
    | {
        readonly files: { readonly certificate: string; readonly key: string } | undefined;
        readonly names: readonly string[];
        readonly httpsPort: number;
        readonly mqttPort: number;
      }
    | undefined;
  readonly dataFolder: string;
  /** Someone is told when the data folder takes more. */
  readonly diskBudgetMegabytes: number;
  /** Public keys of those who may bring a release of the screens; empty: anybody may. */
  readonly releaseKeys: readonly KeyObject[];
  readonly sampleShop: boolean;
  readonly simulator: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const examples: Readonly<Record<string, string>> = {
  '/store/id': '"lune"',
  '/store/name': '"Maison Lune"',
  '/store/currency': '"EUR"',
  '/store/timeZone': '"Europe/Paris"',
  '/store/languages': '["fr", "en"]',
  '/http/port': '8080',
  '/http/host': '"0.0.0.0"',
  '/http/publicUrl': '"http://192.168.1.20:8080"',
  '/mqtt/port': '1883',
  '/mqtt/host': '"0.0.0.0"',
  '/broker/url': '"mqtt://192.168.1.5:1883"',
  '/tls': '"own"',
  '/tls/names': '["hub.example.org"]',
  '/tls/httpsPort': '8443',
  '/tls/mqttPort': '8883',
  '/dataFolder': '"/var/lib/aisle"',
  '/diskBudgetMegabytes': '8000',
  '/releaseKeys': '["/etc/aisle/release-key.pub"]',
  '/sampleShop': 'true',
  '/logLevel': '"info"',
};

export const usage = `Usage: npm start -- [options]
       npm run backup -- [--data FOLDER] [--to FILE]    also while the hub runs
       npm run restore -- [--data FOLDER] --from FILE   while it does not
       npm run pack -- --to FILE [--key PRIVATE.PEM]    the built screens, for another hub; signed with the key
       npm run update -- [--data FOLDER] --from FILE    brings such a file to a hub, also while it runs

  --no-simulator     the sample shop without simulated shoppers
  --data FOLDER      where the shop is kept (default: ./data)
  --port NUMBER      the HTTP port (default: 8080)
  --mqtt-port NUMBER the MQTT port (default: 1883)
  --config FILE      a JSON file; see docs/installation.md
  --help             this text`;

/** What the command line says, checked together with the file. Throws ConfigError with every mistake at once. */
export function readConfig(words: readonly string[], cwd: string): Config | 'help' {
  const mistakes: string[] = [];
  const flags = readFlags(words, mistakes);
  if (flags.help) return 'help';
  const file = flags.config === undefined ? {} : readFile(resolve(cwd, flags.config), mistakes);
  const tls = tlsOf(file.tls, cwd, mistakes);
  const releaseKeys = readKeys(file.releaseKeys ?? [], cwd, mistakes);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return {
    store: {
      id: file.store?.id ?? 'lune',
      name: file.store?.name ?? 'Maison Lune',
      currency: file.store?.currency ?? 'EUR',
      timeZone: file.store?.timeZone ?? 'Europe/Paris',
      languages: file.store?.languages ?? ['fr', 'en'],
    },
    http: { host: file.http?.host ?? '0.0.0.0', port: flags.port ?? file.http?.port ?? 8080, publicUrl: file.http?.publicUrl },
    mqtt: { host: file.mqtt?.host ?? '0.0.0.0', port: flags.mqttPort ?? file.mqtt?.port ?? 1883 },
    broker:
      file.broker === undefined
        ? undefined
        : { url: file.broker.url, username: file.broker.username ?? 'hub', password: file.broker.password ?? '' },
    tls,
    dataFolder: resolve(cwd, flags.data ?? file.dataFolder ?? 'data'),
    diskBudgetMegabytes: file.diskBudgetMegabytes ?? 8_000,
    releaseKeys,
    sampleShop: file.sampleShop ?? true,
    simulator: flags.simulator,
    logLevel: file.logLevel ?? 'info',
  };
}

function readKeys(files: readonly string[], cwd: string, mistakes: string[]): readonly KeyObject[] {
  return files.flatMap((file) => {
    try {
      return [readTrustedKey(resolve(cwd, file))];
    } catch (error) {
      mistakes.push(
        `releaseKeys: ${file}: ${error instanceof Error ? error.message : String(error)}; made with: openssl pkey -in release-key.pem -pubout -out release-key.pub`,
      );
      return [];
    }
  });
}

function tlsOf(tls: ConfigFileBody['tls'], cwd: string, mistakes: string[]): Config['tls'] {
  if (tls === undefined) return undefined;
  const { certificate, key, names = [], httpsPort = 8443, mqttPort = 8883 } = tls === 'own' ? {} : tls;
  if ((certificate === undefined) !== (key === undefined)) {
    mistakes.push(
      'tls: certificate and key go together; for example: { "certificate": "/etc/aisle/hub.pem", "key": "/etc/aisle/hub.key" }',
    );
  }
  const files =
    certificate === undefined || key === undefined ? undefined : { certificate: resolve(cwd, certificate), key: resolve(cwd, key) };
  return { files, names, httpsPort, mqttPort };
}

interface Flags {
  help: boolean;
  simulator: boolean;
  data: string | undefined;
  config: string | undefined;
  port: number | undefined;
  mqttPort: number | undefined;
}

function readFlags(words: readonly string[], mistakes: string[]): Flags {
  const flags: Flags = { help: false, simulator: true, data: undefined, config: undefined, port: undefined, mqttPort: undefined };
  const queue = [...words];
  const next = (flag: string, example: string): string | undefined => {
    const value = queue.shift();
    if (value === undefined) mistakes.push(`${flag}: nothing follows it; for example: ${flag} ${example}`);
    return value;
  };
  const readPort = (flag: string, example: string): number | undefined => {
    const text = next(flag, example);
    if (text === undefined) return undefined;
    const port = Number(text);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
    mistakes.push(`${flag}: read ${JSON.stringify(text)}, which is no port (0 to 65535); for example: ${flag} ${example}`);
    return undefined;
  };
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--help' || word === '-h') flags.help = true;
    else if (word === '--no-simulator') flags.simulator = false;
    else if (word === '--data') flags.data = next(word, './data');
    else if (word === '--config') flags.config = next(word, './aisle.json');
    else if (word === '--port') flags.port = readPort(word, '8080');
    else if (word === '--mqtt-port') flags.mqttPort = readPort(word, '1883');
    else mistakes.push(`${JSON.stringify(word)}: no such option; --help lists them`);
  }
  return flags;
}

function readFile(path: string, mistakes: string[]): ConfigFileBody {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    mistakes.push(`--config ${path}: ${error instanceof Error ? error.message : 'unreadable'}; for example: { "http": { "port": 8080 } }`);
    return {};
  }
  const timeZone = valueAt(value, '/store/timeZone');
  if (typeof timeZone === 'string' && !isTimeZone(timeZone)) mistakes.push(mistake('/store/timeZone', timeZone, 'is no time zone'));
  if (configFile.Check(value)) return value;
  for (const error of configFile.Errors(value)) {
    // A name nobody knows is told twice: at its place, and as "additional" at the object around it.
    if (error.keyword === 'additionalProperties') continue;
    mistakes.push(
      mistake(
        error.instancePath,
        valueAt(value, error.instancePath),
        error.keyword === 'boolean' ? 'is no setting: is it spelled right?' : error.message,
      ),
    );
  }
  return {};
}

function mistake(path: string, read: unknown, words: string): string {
  const example = examples[path];
  return `${path === '' ? '(the whole file)' : path.slice(1).replaceAll('/', '.')}: read ${JSON.stringify(read)}, which ${words}${example === undefined ? '' : `; for example: ${example}`}`;
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce(
      (part: unknown, name) =>
        typeof part === 'object' && part !== null ? new Map<string, unknown>(Object.entries(part)).get(name) : undefined,
      value,
    );
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
