import type { Clock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { claimCredential } from './claim.ts';
import { type Credential, hasCredential, readCredential, readReceiverCredentials, warnOfReaders } from './credential.ts';
import { createBluezRadio } from './radio/bluez-radio.ts';
import { createNobleRadio } from './radio/noble-radio.ts';
import type { Radio } from './radio/radio.ts';
import { isWalkFile, plainMac, readRecording, receiversOf } from './radio/recording.ts';
import { createReplayRadio } from './radio/replay-radio.ts';
import type { ReplaySettings, Settings } from './settings.ts';

/** One gateway to run: who it is and how it hears. */
export interface GatewayPlan {
  readonly credential: Credential;
  readonly radio: Radio;
}

export interface PlanParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: (words: string) => void;
}

/** Finds or claims the credentials and makes the radios. Throws a ConfigError, or a RefusedError when the hub refuses a claim. */
export async function planGateways(parts: PlanParts): Promise<readonly GatewayPlan[]> {
  const { replay } = parts.settings;
  if (replay?.receiver === 'all') return planReceivers(parts, replay);
  if (replay?.receiver !== undefined) await checkReceiver(replay, replay.receiver);
  const credential = await findCredential(parts);
  return [{ credential, radio: createRadio(parts, replay?.receiver) }];
}

function createRadio({ settings: { radio, replay }, clock, log }: PlanParts, receiver: string | undefined): Radio {
  if (replay !== undefined) {
    const open = (): ReturnType<typeof readRecording> =>
      readRecording({ path: replay.file, onBroken: log, ...(receiver === undefined ? {} : { receiver }) });
    return createReplayRadio({ clock, open, speed: replay.speed, name: replay.file });
  }
  return radio === 'bluez' ? createBluezRadio({ clock }) : createNobleRadio({ clock });
}

async function findCredential({ settings, log }: PlanParts): Promise<Credential> {
  const { credentialFile: path, claim, gatewayId, storeId } = settings;
  const isClaimed = hasCredential(path);
  if (!isClaimed && claim === undefined) {
    throw new ConfigError([
      `--credential-file: ${path} is not there; claim this gateway with the console's code, for example --claim 4F7K-29QX --http http://192.168.1.10:8080`,
    ]);
  }
  if (!isClaimed && claim !== undefined) {
    const credential = await claimCredential({ ...claim, path });
    log(`claimed as ${credential.deviceId} of ${credential.storeId}; the credential is kept in ${path}`);
    return checkIdentity(credential, gatewayId, storeId, path);
  }
  if (claim !== undefined) log(`--claim: already claimed, ${path} is used; remove that file to claim anew`);
  const read = readCredential(path);
  if (!read.ok) throw new ConfigError([`--credential-file: ${read.words}`]);
  const warning = warnOfReaders(path);
  if (warning !== undefined) log(warning);
  return checkIdentity(read.value, gatewayId, storeId, path);
}

function checkIdentity(credential: Credential, gatewayId: string | undefined, storeId: string | undefined, path: string): Credential {
  const mistakes: string[] = [];
  const { deviceId, storeId: ownStoreId } = credential;
  if (gatewayId !== undefined && gatewayId !== deviceId)
    mistakes.push(`--id: read "${gatewayId}", but ${path} is for "${deviceId}": leave --id out or name another --credential-file`);
  if (storeId !== undefined && storeId !== ownStoreId)
    mistakes.push(`--store: read "${storeId}", but ${path} is for "${ownStoreId}": leave --store out or name another --credential-file`);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return credential;
}

async function checkReceiver({ file }: ReplaySettings, receiver: string): Promise<void> {
  if (!isWalkFile(file)) return;
  const receivers = await receiversOf(file);
  if (!receivers.includes(receiver))
    throw new ConfigError([`--receiver: read "${receiver}", which ${file} does not have; it has ${receivers.join(', ')}`]);
}

/** One gateway for each receiver of the walk; a receiver without a credential is a mistake, a credential too many is not. */
async function planReceivers(parts: PlanParts, replay: ReplaySettings): Promise<readonly GatewayPlan[]> {
  const { credentialFile: path } = parts.settings;
  const read = readReceiverCredentials(path);
  if (!read.ok) throw new ConfigError([`--credential-file: ${read.words}`]);
  const { storeId, gateways } = read.value;
  const byReceiver = new Map(Object.entries(gateways).map(([mac, gateway]) => [plainMac(mac), gateway]));
  const mistakes: string[] = [];
  const plans: GatewayPlan[] = [];
  for (const receiver of await receiversOf(replay.file)) {
    const gateway = byReceiver.get(receiver);
    if (gateway === undefined)
      mistakes.push(
        `--credential-file: ${path} has no credential for receiver ${receiver}; for example "${receiver}":{"deviceId":"gateway-1","credential":"…"}`,
      );
    else plans.push({ credential: { ...gateway, storeId }, radio: createRadio(parts, receiver) });
  }
  if (plans.length === 0 && mistakes.length === 0) mistakes.push(`--replay: ${replay.file} has no receivers: is it a walk file?`);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return plans;
}
