import type { Fixture, Point } from '#shared/domain/floor-plan.ts';
import type { Texts } from '#shared/domain/product.ts';
import { sampleProducts } from './catalogue.ts';
import { sampleFloorPlan } from './plan.ts';

export type SampleDeviceKind = 'gateway' | 'hanger' | 'screen' | 'kiosk' | 'till' | 'counter';

export interface SampleDevice {
  readonly id: string;
  readonly kind: SampleDeviceKind;
  readonly name: Texts;
  readonly at: Point;
  readonly zoneId: string;
  /** What hangs on a hanger: a product of this zone. */
  readonly productId?: string | undefined;
  /** How a screen hangs. */
  readonly turned?: 'landscape' | 'portrait' | undefined;
}

/** The rails that carry smart hangers, and how many. */
const hangerRails = [
  ['season-rail-1', 'new-season', 4],
  ['season-rail-2', 'new-season', 4],
  ['denim-rail', 'denim', 6],
  ['knit-rail', 'knitwear', 6],
  ['shirt-rail-1', 'shirts', 3],
  ['shirt-rail-2', 'shirts', 4],
  ['dress-rail-1', 'dresses', 4],
  ['dress-rail-2', 'dresses', 3],
  ['coat-rail-1', 'coats', 3],
  ['coat-rail-2', 'coats', 3],
] as const;

function device(
  id: string,
  kind: SampleDeviceKind,
  [fr, en]: readonly [string, string],
  [xMetres, yMetres]: readonly [number, number],
  zoneId: string,
): SampleDevice {
  return { id, kind, name: { fr, en }, at: { xMetres, yMetres }, zoneId };
}

/** The nth of `count` places evenly along the longer side of a rail. */
function placeAlong({ centre, widthMetres, depthMetres }: Fixture, nth: number, count: number): Point {
  const share = (nth + 0.5) / count - 0.5;
  return widthMetres > depthMetres
    ? { xMetres: centre.xMetres + share * widthMetres, yMetres: centre.yMetres }
    : { xMetres: centre.xMetres, yMetres: centre.yMetres + share * depthMetres };
}

function fixtureNamed(id: string): Fixture {
  const fixture = sampleFloorPlan.fixtures.find((candidate) => candidate.id === id);
  if (fixture === undefined) throw new Error(`the sample plan has no fixture "${id}"`);
  return fixture;
}

/** Products of a zone spread over its hangers: with 30 products and 6 hangers every fifth one. */
function createHangers(): readonly SampleDevice[] {
  const products = sampleProducts();
  const places = hangerRails.flatMap(([railId, zoneId, count]) =>
    Array.from({ length: count }, (_, nth) => ({ zoneId, at: placeAlong(fixtureNamed(railId), nth, count) })),
  );
  return places.map(({ zoneId, at }, nth) => {
    const ofZone = products.filter((product) => product.zoneId === zoneId);
    const hangersOfZone = places.filter((place) => place.zoneId === zoneId);
    const rank = hangersOfZone.findIndex((place) => place.at === at);
    const product = ofZone[Math.floor((rank * ofZone.length) / hangersOfZone.length)];
    const number = String(nth + 1).padStart(2, '0');
    return {
      ...device(`hanger-${number}`, 'hanger', [`Cintre ${number}`, `Hanger ${number}`], [at.xMetres, at.yMetres], zoneId),
      productId: product?.id,
    };
  });
}

/** What each gateway is called and the zone it hangs in, in the order of the plan. */
const gateways = [
  ['Antenne jeans', 'Denim gateway', 'denim'],
  ['Antenne chemises', 'Shirts gateway', 'shirts'],
  ['Antenne cabines', 'Fitting room gateway', 'fitting-rooms'],
  ['Antenne entrée', 'Entrance gateway', 'entrance'],
  ['Antenne caisses', 'Till gateway', 'tills'],
  ['Antenne manteaux', 'Coats gateway', 'coats'],
  ['Antenne maille', 'Knitwear gateway', 'knitwear'],
  ['Antenne chaussures', 'Shoes gateway', 'shoes'],
  ['Antenne robes', 'Dresses gateway', 'dresses'],
  ['Antenne nouvelle saison', 'New season gateway', 'new-season'],
  ['Antenne accessoires', 'Accessories gateway', 'accessories'],
  ['Antenne réserve', 'Stockroom gateway', 'stockroom'],
] as const;

function createGateways(): readonly SampleDevice[] {
  return sampleFloorPlan.receivers.map(({ deviceId, at }, nth) => {
    const [fr, en, zoneId] = gateways[nth] ?? [`Antenne ${nth + 1}`, `Gateway ${nth + 1}`, 'entrance'];
    return device(deviceId, 'gateway', [fr, en], [at.xMetres, at.yMetres], zoneId);
  });
}

const fixedDevices: readonly SampleDevice[] = [
  { ...device('screen-window', 'screen', ['Écran vitrine', 'Window screen'], [7.4, 15.75], 'shoes'), turned: 'landscape' },
  { ...device('screen-wall', 'screen', ['Écran mural', 'Wall screen'], [10.45, 4.12], 'dresses'), turned: 'portrait' },
  { ...device('screen-tills', 'screen', ['Écran des caisses', 'Till screen'], [20.6, 4.12], 'tills'), turned: 'landscape' },
  device('kiosk-entrance', 'kiosk', ['Borne de l’entrée', 'Entrance kiosk'], [10.6, 13.4], 'entrance'),
  device('kiosk-denim', 'kiosk', ['Borne des jeans', 'Denim kiosk'], [7.62, 0.3], 'denim'),
  device('till-1', 'till', ['Caisse 1', 'Till 1'], [20.4, 6], 'tills'),
  device('till-2', 'till', ['Caisse 2', 'Till 2'], [22.4, 6], 'tills'),
  device('counter-door', 'counter', ['Compteur de la porte', 'Door counter'], [12.5, 15.9], 'entrance'),
];

/** The 60 devices of Maison Lune; positions are those of their fixtures on the plan. */
export function sampleDevices(): readonly SampleDevice[] {
  return [...createGateways(), ...createHangers(), ...fixedDevices];
}
