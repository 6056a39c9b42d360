import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isPlainId } from '#shared/domain/ids.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { isWalkFile, plainMac } from './radio/recording.ts';

const radioKinds = ['noble', 'bluez', 'replay'] as const;
export type RadioKind = (typeof radioKinds)[number];

/** What the gateway was told on its command line. */
export interface Settings {
  readonly hubUrl: string;
  /** Left out, the credential says it. */
  readonly gatewayId?: string;
  readonly storeId?: string;
  readonly credentialFile: string;
  readonly claim?: { readonly code: string; readonly httpUrl: string };
  readonly radio: RadioKind;
  readonly replay?: ReplaySettings;
}

export interface ReplaySettings {
  readonly file: string;
  readonly speed: number;
  /** A receiver's MAC, `all`, or left out for a recording of our own. */
  readonly receiver?: string;
}

export const help = `Aisle's gateway: hears Bluetooth tags and tells the hub.

  --hub mqtt://host:1883     where the hub's broker is (mqtt, mqtts, ws or wss)
  --claim CODE               the one-time code the console shows under Devices; needs --http
  --http http://host:8080    where the hub's pages are
  --credential-file FILE     where this gateway's credential is kept (data/gateway.credential.json)
  --id gateway-1             must match the credential; only needed to be sure
  --store ID                 the same
  --radio noble|bluez|replay how to hear (noble)
  --replay FILE              play a recording: .jsonl of our own or .mbd of a walk
  --replay-speed N           times as fast as it was recorded (1)
  --receiver MAC             whose lines of a walk to play
  --all-receivers            play a walk's receivers as one gateway each; the credential file holds one for each
  --help
`;

const options = {
  hub: { type: 'string' },
  id: { type: 'string' },
  store: { type: 'string' },
  'credential-file': { type: 'string' },
  claim: { type: 'string' },
  http: { type: 'string' },
  radio: { type: 'string' },
  replay: { type: 'string' },
  'replay-speed': { type: 'string' },
  receiver: { type: 'string' },
  'all-receivers': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; strict: false }>>['values'];

/** Reads the command line whole before it complains: a ConfigError lists every mistake. Undefined when help was asked for. */
export function readSettings(words: readonly string[]): Settings | undefined {
  const { values, positionals } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true });
  if (values.help !== undefined) return undefined;
  const mistakes: string[] = [];
  const text = (name: keyof typeof options): string | undefined => textOf(values, name, mistakes);

  for (const name of Object.keys(values)) if (!Object.hasOwn(options, name)) mistakes.push(`--${name}: not known; see --help`);
  for (const word of positionals) mistakes.push(`${word}: read a word without an option, for example --hub mqtt://192.168.1.10:1883`);
  const hubUrl = urlOf('--hub', text('hub'), ['mqtt:', 'mqtts:', 'ws:', 'wss:'], 'mqtt://192.168.1.10:1883', mistakes);
  const gatewayId = idOf('--id', text('id'), 'gateway-1', mistakes);
  const storeId = idOf('--store', text('store'), 'maison-lune', mistakes);
  const replay = replayOf(text('replay'), text('replay-speed'), text('receiver'), values['all-receivers'] === true, mistakes);
  const radio = radioOf(text('radio'), replay !== undefined, mistakes);
  const claim = claimOf(text('claim'), text('http'), mistakes);
  const credentialFile = text('credential-file') ?? 'data/gateway.credential.json';
  if (mistakes.length > 0 || hubUrl === undefined) throw new ConfigError(mistakes);
  return {
    hubUrl,
    credentialFile,
    radio,
    ...(gatewayId === undefined ? {} : { gatewayId }),
    ...(storeId === undefined ? {} : { storeId }),
    ...(claim === undefined ? {} : { claim }),
    ...(replay === undefined ? {} : { replay }),
  };
}

function textOf(values: Values, name: keyof typeof options, mistakes: string[]): string | undefined {
  const value = values[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  if (typeof value === 'string' || value === true) mistakes.push(`--${name}: read nothing after it; see --help`);
  return undefined;
}

function urlOf(
  name: string,
  read: string | undefined,
  protocols: readonly string[],
  example: string,
  mistakes: string[],
): string | undefined {
  if (read !== undefined && URL.canParse(read) && protocols.includes(new URL(read).protocol)) return read;
  mistakes.push(`${name}: read ${read === undefined ? 'nothing' : `"${read}"`}, wanted an address, for example ${name} ${example}`);
  return undefined;
}

function idOf(name: string, read: string | undefined, example: string, mistakes: string[]): string | undefined {
  if (read !== undefined && !isPlainId(read))
    mistakes.push(`${name}: read "${read}", wanted a-z, 0-9 and "-" only, for example ${name} ${example}`);
  return read;
}

function radioOf(read: string | undefined, isReplay: boolean, mistakes: string[]): RadioKind {
  const kind = radioKinds.find((known) => known === (read ?? (isReplay ? 'replay' : 'noble')));
  if (kind === undefined) mistakes.push(`--radio: read "${read}", wanted ${radioKinds.join(', ')}, for example --radio noble`);
  else if (kind === 'replay' && !isReplay) mistakes.push('--radio: read "replay" without a recording, for example --replay walk.jsonl');
  else if (kind !== 'replay' && isReplay)
    mistakes.push(`--radio: read "${kind}" beside --replay: leave one out, for example --replay walk.jsonl`);
  return kind ?? 'noble';
}

function claimOf(code: string | undefined, http: string | undefined, mistakes: string[]): Settings['claim'] {
  if (code === undefined) return undefined;
  if (code.length < 4 || code.length > 20)
    mistakes.push(`--claim: read "${code}", wanted the code the console shows, for example --claim 4F7K-29QX`);
  const httpUrl = urlOf('--http', http, ['http:', 'https:'], 'http://192.168.1.10:8080', mistakes);
  return httpUrl === undefined ? undefined : { code, httpUrl };
}

function replayOf(
  file: string | undefined,
  speed: string | undefined,
  receiver: string | undefined,
  isAll: boolean,
  mistakes: string[],
): ReplaySettings | undefined {
  if (file === undefined) {
    if (speed !== undefined)
      mistakes.push(`--replay-speed: read "${speed}" without a recording, for example --replay walk.jsonl --replay-speed 2`);
    if (receiver !== undefined || isAll)
      mistakes.push('--receiver and --all-receivers go with a walk, for example --replay walk.mbd --receiver b827eb4521b4');
    return undefined;
  }
  if (!existsSync(file)) mistakes.push(`--replay: read "${file}", which is not there, for example --replay walk.jsonl`);
  const times = Number(speed ?? 1);
  if (!(times > 0 && times <= 1000))
    mistakes.push(`--replay-speed: read "${speed}", wanted a number over 0 and at most 1000, for example --replay-speed 2`);
  const mac = receiver === undefined ? undefined : plainMac(receiver);
  if (receiver !== undefined && mac === undefined)
    mistakes.push(`--receiver: read "${receiver}", wanted a MAC, for example --receiver b827eb4521b4`);
  if (receiver !== undefined && isAll) mistakes.push('--receiver: read beside --all-receivers: leave one out');
  if (isWalkFile(file) && receiver === undefined && !isAll)
    mistakes.push(
      '--receiver: read nothing, wanted whose lines of the walk to play, for example --receiver b827eb4521b4 or --all-receivers',
    );
  if (!isWalkFile(file) && (receiver !== undefined || isAll))
    mistakes.push(`--receiver and --all-receivers: "${file}" is not a walk (.mbd): leave them out`);
  const whose = isAll ? 'all' : mac;
  return { file, speed: times, ...(whose === undefined ? {} : { receiver: whose }) };
}
