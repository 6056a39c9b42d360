import { gatewayHealth } from '#shared/contract/gateways.ts';
import type { Clock } from '#shared/link/clock.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import { lastWill, runGateway } from './gateway.ts';
import type { GatewayPlan } from './plan.ts';

export interface RunParts {
  readonly hubUrl: string;
  readonly plans: readonly GatewayPlan[];
  readonly clock: Clock;
  readonly softwareVersion: string;
  readonly log: (words: string) => void;
  /** Frames this close are one sighting; a recording played faster has them closer. */
  readonly mergeMs: number;
}

/** Runs every planned gateway over its own connection until `signal` aborts or all recordings are over. */
export async function runGateways(parts: RunParts, signal: AbortSignal): Promise<void> {
  await Promise.all(parts.plans.map((plan) => runOne(parts, plan, signal)));
}

async function runOne(
  { hubUrl, clock, softwareVersion, log, mergeMs }: RunParts,
  { credential, radio }: GatewayPlan,
  signal: AbortSignal,
): Promise<void> {
  const { deviceId: gatewayId, storeId } = credential;
  const bus = connectMqttBus({
    url: hubUrl,
    storeId,
    clientId: gatewayId,
    username: gatewayId,
    password: credential.credential,
    will: { definition: gatewayHealth, subjectId: gatewayId, body: lastWill(clock.now(), softwareVersion) },
    onTrouble: (words) => log(`${gatewayId}: ${explainTrouble(hubUrl, words)}`),
  });
  let wasOnline = false;
  const stopTelling = bus.onOnline((online) => {
    if (online !== wasOnline)
      log(online ? `${gatewayId}: the hub at ${hubUrl} listens` : `${gatewayId}: the hub is away; tried again within a minute`);
    wasOnline = online;
  });
  try {
    await runGateway({ bus, gatewayId, radio, clock, softwareVersion, log, mergeMs }, signal);
  } finally {
    stopTelling();
    await bus.close();
  }
}

/** What someone in the shop can do about the broker's or the network's own words. */
function explainTrouble(hubUrl: string, words: string): string {
  if (/not authorized|bad username|identifier rejected/i.test(words)) {
    return 'the hub refuses this credential: it was revoked or claimed anew elsewhere; remove the credential file and start again with --claim';
  }
  return `the hub at ${hubUrl} can’t be reached (${words || 'no answer'}): is it on, and is the address right?`;
}
