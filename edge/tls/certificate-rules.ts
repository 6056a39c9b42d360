import { isIP } from 'node:net';

/** What a certificate is for: the names and addresses devices may call the hub by. */
export interface HubNames {
  readonly dns: readonly string[];
  readonly ip: readonly string[];
}

export const leafDays = 397;
export const authorityDays = 3_650;
const renewDays = 30;
const dayMs = 86_400_000;

/** A leaf is made anew a month before it ends, and when the hub has a name or address it does not carry. */
export function isRenewalDue(
  leaf: { readonly endsAt: number; readonly covers: (name: string) => boolean },
  names: HubNames,
  now: number,
): boolean {
  return leaf.endsAt - now < renewDays * dayMs || [...names.dns, ...names.ip].some((name) => !leaf.covers(name));
}

/** Addresses inside a building. The store's own authority can vouch for no others, whoever steals its key. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
  return isIP(address) === 6 && (address === '::1' || /^(fc|fd|fe[89ab])/i.test(address));
}

/** A name that may go into a certificate as it is: nothing that means something to the tool that makes it. */
export function isHostName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(name);
}

/** The settings of the store's own authority, as openssl reads them: it may sign for these names and private addresses only. */
export function authoritySettings(commonName: string, names: HubNames): string {
  const permitted = [...new Set(['localhost', '.local', ...names.dns])].map((name, index) => `permitted;DNS.${index + 1} = ${name}`);
  return [
    '[req]\nprompt = no\ndistinguished_name = name\nx509_extensions = authority',
    `[name]\nCN = ${commonName}`,
    '[authority]\nbasicConstraints = critical, CA:TRUE, pathlen:0\nkeyUsage = critical, keyCertSign, cRLSign\nsubjectKeyIdentifier = hash\nnameConstraints = critical, @permitted',
    `[permitted]\n${permitted.join('\n')}`,
    'permitted;IP.1 = 10.0.0.0/255.0.0.0\npermitted;IP.2 = 127.0.0.0/255.0.0.0\npermitted;IP.3 = 169.254.0.0/255.255.0.0',
    'permitted;IP.4 = 172.16.0.0/255.240.0.0\npermitted;IP.5 = 192.168.0.0/255.255.0.0',
    'permitted;IP.6 = fc00::/fe00::\npermitted;IP.7 = fe80::/ffc0::\npermitted;IP.8 = ::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\n',
  ].join('\n');
}

/** The settings of the hub's own certificate. */
export function leafSettings(commonName: string, names: HubNames): string {
  return [
    '[req]\nprompt = no\ndistinguished_name = name',
    `[name]\nCN = ${commonName}`,
    '[leaf]\nbasicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\nextendedKeyUsage = serverAuth',
    'subjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid\nsubjectAltName = @names',
    '[names]',
    ...names.dns.map((name, index) => `DNS.${index + 1} = ${name}`),
    ...names.ip.map((address, index) => `IP.${index + 1} = ${address}`),
    '',
  ].join('\n');
}
