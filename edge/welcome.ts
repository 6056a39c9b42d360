import { networkInterfaces } from 'node:os';
import type { Config } from './config/config.ts';
import type { Hub } from './hub.ts';

/** What a newcomer sees in the terminal: where everything is and how to get in. */
export async function describeAddresses(hub: Hub, config: Config): Promise<string> {
  const local = `http://localhost:${hub.httpPort}`;
  const lines = [
    '',
    `  ${config.store.name} is open.`,
    '',
    ...hub.warnings.flatMap((warning) => [`  ! ${warning}`, '']),
    `  Everything     ${local}/`,
    `  Console        ${local}/console/`,
    `  Phone          ${local}/phone/`,
  ];
  for (const [kind, path] of [
    ['kiosk', 'kiosk'],
    ['screen', 'signage'],
  ] as const) {
    for (const { name, code } of await hub.claimCodes(kind)) {
      lines.push(`  ${name.padEnd(14)} ${local}/${path}/${code === undefined ? '' : `#claim=${code}`}`);
    }
  }
  const mqtt = config.broker === undefined ? `mqtt://localhost:${hub.mqttPort ?? config.mqtt.port}` : config.broker.url;
  lines.push(`  MQTT           ${mqtt}`);
  if (hub.tls !== undefined) {
    const { httpsPort, mqttPort: mqttsPort, authorityFile, fingerprint } = hub.tls;
    lines.push('', `  With TLS       https://localhost:${httpsPort}/${mqttsPort === undefined ? '' : `   mqtts://localhost:${mqttsPort}`}`);
    lines.push(`  Certificate    SHA-256 ${fingerprint()}`);
    if (authorityFile !== undefined) lines.push(`  Devices trust  ${authorityFile} (also at ${local}/ca.pem)`);
  }
  const lan = lanAddress();
  if (lan !== undefined) lines.push('', `  From other devices in the shop: http://${lan}:${hub.httpPort}/`);
  if (hub.firstSignIns.length > 0) {
    lines.push('', '  First sign-ins (shown this once; change them in the console):');
    for (const { login, name, password } of hub.firstSignIns) lines.push(`    ${login.padEnd(8)} ${password}   ${name}`);
  }
  if (config.sampleShop && config.simulator)
    lines.push('', '  The shoppers are simulated, and every screen says so. Without them: npm start -- --no-simulator');
  lines.push('', `  Data and log: ${config.dataFolder}`, '  Stop with Ctrl-C.', '');
  return lines.join('\n');
}

function lanAddress(): string | undefined {
  for (const addresses of Object.values(networkInterfaces())) {
    for (const address of addresses ?? []) if (address.family === 'IPv4' && !address.internal) return address.address;
  }
  return undefined;
}
