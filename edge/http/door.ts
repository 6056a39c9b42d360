import type { FastifyRequest } from 'fastify';
import type { CallerIdentity } from '#shared/contract/answer.ts';
import type { DeviceKind } from '#shared/contract/define-message.ts';
import type { Caller, RouteDefinition, StaffRole } from '#shared/contract/define-route.ts';
import { RefusedError } from '#shared/link/errors.ts';

export const staffCookie = 'aisle_staff';
const shopperCookie = 'aisle_shopper';

/** Looks up who a token belongs to; all answer at once, from memory. */
export interface DoorParts {
  readonly staffByToken: (
    token: string,
  ) => { readonly staffId: string; readonly name: string; readonly roles: readonly StaffRole[]; readonly csrfToken: string } | undefined;
  readonly shopperByToken: (token: string) => { readonly shopperId: string } | undefined;
  readonly deviceByCredential: (
    deviceId: string,
    credential: string,
  ) => { readonly deviceId: string; readonly kind: DeviceKind } | undefined;
}

const shopperHeader = 'x-aisle';

/** Establishes who calls and whether this route is theirs. Throws RefusedError 401, 403. */
export function admit(request: FastifyRequest, who: readonly Caller[], method: RouteDefinition['method'], door: DoorParts): CallerIdentity {
  const device = deviceOf(request, door);
  if (device !== undefined) {
    if (who.some((caller) => caller === device.deviceKind || caller === 'anyone')) return device;
    throw new RefusedError(403, 'not-granted', `a ${device.deviceKind} may not do this`);
  }
  const staff = staffOf(request, door);
  if (staff !== undefined && who.some((caller) => staff.roles.some((role) => role === caller))) {
    if (method !== 'GET' && request.headers['x-csrf-token'] !== staff.csrfToken) {
      throw new RefusedError(403, 'csrf', 'the header x-csrf-token is missing or old: read /v1/session again');
    }
    return { kind: 'staff', staffId: staff.staffId, name: staff.name, roles: staff.roles };
  }
  const shopper = shopperOf(request, door);
  if (shopper !== undefined && who.includes('shopper')) {
    // A page elsewhere can't set this header without asking us first (CORS), so a write with it is the phone's own.
    if (method !== 'GET' && request.headers[shopperHeader] === undefined)
      throw new RefusedError(403, 'csrf', `the header ${shopperHeader} is missing`);
    return shopper;
  }
  if (who.includes('anyone')) return shopper ?? { kind: 'anyone' };
  if (staff !== undefined) throw new RefusedError(403, 'not-granted', `this needs the role ${who.join(' or ')}`);
  throw new RefusedError(401, 'sign-in', 'sign in first');
}

function deviceOf(request: FastifyRequest, door: DoorParts): Extract<CallerIdentity, { kind: 'device' }> | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const [, deviceId = '', credential = ''] = /^Bearer ([a-z0-9-]+)\.(.+)$/.exec(header) ?? [];
  const device = door.deviceByCredential(deviceId, credential);
  if (device === undefined)
    throw new RefusedError(401, 'unknown-device', 'this credential is not known: claim the device again in the console');
  return { kind: 'device', deviceId: device.deviceId, deviceKind: device.kind };
}

function staffOf(request: FastifyRequest, door: DoorParts) {
  const token = request.cookies[staffCookie];
  return token === undefined ? undefined : door.staffByToken(token);
}

function shopperOf(request: FastifyRequest, door: DoorParts): Extract<CallerIdentity, { kind: 'shopper' }> | undefined {
  const token = request.cookies[shopperCookie];
  const shopper = token === undefined ? undefined : door.shopperByToken(token);
  return shopper === undefined ? undefined : { kind: 'shopper', shopperId: shopper.shopperId };
}
