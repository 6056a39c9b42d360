import type { RouteBody } from '#shared/contract/define-route.ts';
import type { addEidTag, TagBody } from '#shared/contract/tags.ts';
import type { TagKind } from './tag-rules.ts';

export type NewEidTag = RouteBody<typeof addEidTag>;

/** An Eddystone-EID beacon as someone types what the maker's app shows of it. */
export interface EidDraft {
  readonly kind: TagKind;
  readonly label: string;
  readonly identityKey: string;
  /** A new identity every 2^K seconds. */
  readonly rotationExponent: number;
  readonly beaconSeconds: string;
  readonly eid: string;
}

export type EidField = 'label' | 'identityKey' | 'beaconSeconds' | 'eid';
export type EidProblem = 'label' | 'taken' | 'key' | 'seconds' | 'identity';
export type EidProblems = { readonly [Field in EidField]?: EidProblem };

/** Usual for beacons out of the box: about seventeen minutes. */
export const usualRotationExponent = 10;
export const rotationExponents: readonly number[] = Array.from({ length: 16 }, (_, exponent) => exponent);

export const emptyEidDraft: EidDraft = {
  kind: 'basket',
  label: '',
  identityKey: '',
  rotationExponent: usualRotationExponent,
  beaconSeconds: '',
  eid: '',
};

const longestLabel = 20;
const mostBeaconSeconds = 4_294_967_295;

/** So many hex digits in lower case, however apps group them; undefined when they are not as many. */
function readHex(text: string, digits: number): string | undefined {
  const hex = text
    .trim()
    .replace(/^0x/i, '')
    .replace(/[\s:-]/g, '')
    .toLowerCase();
  return hex.length === digits && /^[0-9a-f]+$/.test(hex) ? hex : undefined;
}

function readSeconds(text: string): number | undefined {
  const digits = text.replace(/\s/g, '');
  return /^\d{1,10}$/.test(digits) && Number(digits) <= mostBeaconSeconds ? Number(digits) : undefined;
}

/** What is wrong with a draft before the hub is asked, a field at most once. */
export function findEidProblems(draft: EidDraft, tags: readonly TagBody[]): EidProblems {
  const label = draft.label.trim();
  return {
    ...(label === '' || label.length > longestLabel
      ? { label: 'label' as const }
      : tags.some((tag) => tag.label === label) && { label: 'taken' as const }),
    ...(readHex(draft.identityKey, 32) === undefined && { identityKey: 'key' as const }),
    ...(readSeconds(draft.beaconSeconds) === undefined && { beaconSeconds: 'seconds' as const }),
    ...(readHex(draft.eid, 16) === undefined && { eid: 'identity' as const }),
  };
}

/** The draft as the hub takes it; undefined while something is wrong with it. */
export function eidTagOf(draft: EidDraft): NewEidTag | undefined {
  const { kind, rotationExponent } = draft;
  const [identityKey, eid, beaconSeconds] = [readHex(draft.identityKey, 32), readHex(draft.eid, 16), readSeconds(draft.beaconSeconds)];
  if (identityKey === undefined || eid === undefined || beaconSeconds === undefined) return undefined;
  return { kind, label: draft.label.trim(), identityKey, rotationExponent, beaconSeconds, eid };
}
