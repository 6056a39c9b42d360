/** What a zone does to the people of a shop. */
export interface Taste {
  /** How much it draws people, against the other zones. */
  readonly pull: number;
  /** Half of the looks at one thing there take less. */
  readonly lookSeconds: number;
  /** How much likelier than elsewhere what was found there is bought. */
  readonly sells: number;
}

export type Tastes = (zoneId: string) => Taste;

const usual: Taste = { pull: 1.5, lookSeconds: 24, sells: 1 };

const ofMaisonLune: Readonly<Record<string, Taste>> = {
  'new-season': { pull: 3.4, lookSeconds: 17, sells: 0.6 },
  denim: { pull: 2.3, lookSeconds: 27, sells: 1.4 },
  dresses: { pull: 2.4, lookSeconds: 31, sells: 1.1 },
  knitwear: { pull: 1.9, lookSeconds: 23, sells: 1 },
  shirts: { pull: 2, lookSeconds: 20, sells: 1.2 },
  coats: { pull: 1.8, lookSeconds: 30, sells: 0.7 },
  accessories: { pull: 1.9, lookSeconds: 15, sells: 1.5 },
  shoes: { pull: 1.4, lookSeconds: 38, sells: 0.9 },
};

/** The new season draws and sells little, shoes hold, accessories sell. */
export const sampleTastes: Tastes = (zoneId) => ofMaisonLune[zoneId] ?? usual;
