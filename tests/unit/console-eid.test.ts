import { expect, test } from 'vitest';
import { eidTagOf, emptyEidDraft, findEidProblems, type EidDraft } from '../../console/devices/eid-rules.ts';

const typed: EidDraft = {
  ...emptyEidDraft,
  label: ' E-001 ',
  identityKey: '00 01 02 03 04 05 06 07-08:09:0A:0B:0C:0D:0E:0F',
  beaconSeconds: '50 000',
  eid: '0x0011 2233 4455 6677',
};

test('keys and identities are taken however apps group them', () => {
  expect(findEidProblems(typed, [])).toEqual({});
  expect(eidTagOf(typed)).toEqual({
    kind: 'basket',
    label: 'E-001',
    identityKey: '000102030405060708090a0b0c0d0e0f',
    rotationExponent: 10,
    beaconSeconds: 50_000,
    eid: '0011223344556677',
  });
});

test.each([
  [{ identityKey: '' }, { identityKey: 'key' }],
  [{ identityKey: `${'0'.repeat(31)}g` }, { identityKey: 'key' }],
  [{ identityKey: '0'.repeat(33) }, { identityKey: 'key' }],
  [{ eid: '00112233445566' }, { eid: 'identity' }],
  [{ beaconSeconds: '' }, { beaconSeconds: 'seconds' }],
  [{ beaconSeconds: '12.5' }, { beaconSeconds: 'seconds' }],
  [{ beaconSeconds: '-1' }, { beaconSeconds: 'seconds' }],
  [{ beaconSeconds: '4294967296' }, { beaconSeconds: 'seconds' }],
  [{ label: '  ' }, { label: 'label' }],
  [{ label: 'a'.repeat(21) }, { label: 'label' }],
] as const)('%j is told beside its field', (part, problems) => {
  expect(findEidProblems({ ...typed, ...part }, [])).toEqual(problems);
});

test('a label that another tag carries is told, and nothing half typed is ever sent', () => {
  const tag = { tagKey: 'ma-c4de1200aa01', label: 'E-001', kind: 'basket', pairingCode: null } as const;
  expect(findEidProblems(typed, [tag])).toEqual({ label: 'taken' });
  expect(eidTagOf({ ...typed, identityKey: '00' })).toBeUndefined();
  expect(eidTagOf(emptyEidDraft)).toBeUndefined();
});
