export type SampleRole = 'seller' | 'picker' | 'editor' | 'manager' | 'installer';

/** Someone who works at Maison Lune. Passwords are not part of the sample: whoever seeds it draws them. */
export interface SamplePerson {
  readonly login: string;
  readonly name: string;
  readonly role: SampleRole;
  readonly locale: 'fr' | 'en';
  /** The label of the staff tag this person wears, if any. */
  readonly tagLabel?: string | undefined;
}

export const samplePeople: readonly SamplePerson[] = [
  { login: 'camille', name: 'Camille Moreau', role: 'manager', locale: 'fr', tagLabel: 'S-001' },
  { login: 'ines', name: 'Inès Benali', role: 'seller', locale: 'fr', tagLabel: 'S-002' },
  { login: 'theo', name: 'Théo Lambert', role: 'seller', locale: 'fr', tagLabel: 'S-003' },
  { login: 'grace', name: 'Grace Okafor', role: 'seller', locale: 'en', tagLabel: 'S-004' },
  { login: 'lucas', name: 'Lucas Ferreira', role: 'picker', locale: 'fr', tagLabel: 'S-005' },
  { login: 'mai', name: 'Mai Nguyen', role: 'picker', locale: 'fr', tagLabel: 'S-006' },
  { login: 'jeanne', name: 'Jeanne Colas', role: 'editor', locale: 'fr' },
  { login: 'oliver', name: 'Oliver Hughes', role: 'installer', locale: 'en' },
];
