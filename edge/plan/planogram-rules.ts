import { parse, CsvError } from 'csv-parse/sync';
import type { PlanogramErrorBody } from '#shared/contract/planogram.ts';

/** One line of a planogram: a product or a whole family, and where it lies. `line` is the line of the file it begins on. */
export interface PlanogramRow {
  readonly line: number;
  readonly product: string;
  readonly family: string;
  readonly fixture: string;
  readonly shelf: string;
}

export interface ShelfPlace {
  readonly fixtureId: string;
  readonly shelf: string;
}

/** What a planogram is held against. */
export interface PlanogramShop {
  /** The product of an id, a SKU or a GTIN; undefined for none. */
  readonly productOf: (code: string) => string | undefined;
  /** Undefined for a family nobody knows. */
  readonly productsOfFamily: (family: string) => readonly string[] | undefined;
  readonly hasFixture: (fixtureId: string) => boolean;
}

export interface WantedPlace extends ShelfPlace {
  readonly productId: string;
  readonly line: number;
}

type Column = 'product' | 'family' | 'fixture' | 'shelf';

/** Headers as shops write them, in both languages, without accents and in lower case. */
const columnOf = new Map<string, Column>([
  ...['product', 'sku', 'gtin', 'ean', 'reference', 'ref', 'produit', 'article'].map((name) => [name, 'product'] as const),
  ...['family', 'category', 'famille', 'categorie', 'rayon'].map((name) => [name, 'family'] as const),
  ...['fixture', 'meuble', 'mobilier', 'lineaire'].map((name) => [name, 'fixture'] as const),
  ...['shelf', 'level', 'etagere', 'tablette', 'niveau', 'emplacement'].map((name) => [name, 'shelf'] as const),
]);

const longestShelf = 40;

function plainHeader(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

type ReadRows = { readonly rows: readonly PlanogramRow[] } | { readonly errors: readonly PlanogramErrorBody[] };

function refuse(line: number, code: PlanogramErrorBody['code'], value: string): ReadRows {
  return { errors: [{ line, code, value: value.slice(0, 120) }] };
}

/** Reads CSV as spreadsheets save it: commas, semicolons or tabs, quotes, a byte-order mark, empty lines. */
export function readCsvRows(text: string): ReadRows {
  const delimiters = [';', '\t', ','];
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = delimiters.toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const records: { readonly record: readonly string[]; readonly line: number }[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
      onRecord: (record: readonly string[], { lines }) => {
        records.push({ record, line: lines });
        return null;
      },
    });
  } catch (failure) {
    if (!(failure instanceof CsvError)) throw failure;
    return refuse(Math.max(1, Number(failure['lines'] ?? 1)), 'unreadable', failure.message);
  }
  const [header, ...lines] = records;
  const columns = (header?.record ?? []).map((name) => columnOf.get(plainHeader(name)));
  if (!columns.includes('fixture') || !(columns.includes('product') || columns.includes('family')))
    return refuse(1, 'no-header', (header?.record ?? []).join(delimiter));
  const cell = (record: readonly string[], column: Column): string => record[columns.indexOf(column)] ?? '';
  return {
    rows: lines.map(({ record, line }) => ({
      line,
      product: columns.includes('product') ? cell(record, 'product') : '',
      family: columns.includes('family') ? cell(record, 'family') : '',
      fixture: cell(record, 'fixture'),
      shelf: columns.includes('shelf') ? cell(record, 'shelf') : '',
    })),
  };
}

/** Reads `{ "places": [...] }`; an entry's `line` is its place in the list, from 1. */
export function readJsonRows(text: string): ReadRows {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (failure) {
    return refuse(1, 'unreadable', failure instanceof Error ? failure.message : '');
  }
  const places: unknown = typeof parsed === 'object' && parsed !== null && 'places' in parsed ? parsed.places : undefined;
  if (!Array.isArray(places)) return refuse(1, 'no-header', text);
  return {
    rows: places.map((entry: unknown, place) => ({
      line: place + 1,
      product: textIn(entry, 'product'),
      family: textIn(entry, 'family'),
      fixture: textIn(entry, 'fixture'),
      shelf: textIn(entry, 'shelf'),
    })),
  };
}

function textIn(entry: unknown, name: Column): string {
  if (typeof entry !== 'object' || entry === null) return '';
  const value: unknown = Reflect.get(entry, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * What a planogram asks for, or every reason why it can't be taken. A product's own line goes before its family's; two lines about one
 * product are an error, unless they say the same.
 */
export function readWanted(
  rows: readonly PlanogramRow[],
  shop: PlanogramShop,
): { readonly wanted: readonly WantedPlace[]; readonly errors: readonly PlanogramErrorBody[] } {
  const errors: PlanogramErrorBody[] = [];
  const own = new Map<string, WantedPlace>();
  const ofFamily = new Map<string, WantedPlace>();
  for (const row of rows) {
    const error = findRowError(row, shop);
    if (error !== undefined) {
      errors.push({ line: row.line, ...error });
      continue;
    }
    const isOwn = row.product !== '';
    const productId = isOwn ? shop.productOf(row.product) : undefined;
    const productIds = productId === undefined ? (shop.productsOfFamily(row.family) ?? []) : [productId];
    const places = isOwn ? own : ofFamily;
    for (const id of productIds) {
      const before = places.get(id);
      if (before === undefined) places.set(id, { productId: id, fixtureId: row.fixture, shelf: row.shelf, line: row.line });
      else if (before.fixtureId !== row.fixture || before.shelf !== row.shelf)
        errors.push({ line: row.line, code: 'twice', value: row.product === '' ? row.family : row.product });
    }
  }
  const wanted = new Map([...ofFamily, ...own]);
  // A family told twice is one mistake, not one for each of its products.
  const told = new Map(errors.map((error) => [`${error.line} ${error.code}`, error]));
  return { wanted: [...wanted.values()], errors: [...told.values()].toSorted((a, b) => a.line - b.line) };
}

function findRowError(row: PlanogramRow, shop: PlanogramShop): Omit<PlanogramErrorBody, 'line'> | undefined {
  const { product, family, fixture, shelf } = row;
  if (product === '' && family === '') return { code: 'no-product', value: fixture };
  if (product !== '' && shop.productOf(product) === undefined) return { code: 'product-unknown', value: product };
  if (product === '' && shop.productsOfFamily(family) === undefined) return { code: 'family-unknown', value: family };
  if (fixture === '') return { code: 'fixture-missing', value: product === '' ? family : product };
  if (!shop.hasFixture(fixture)) return { code: 'fixture-unknown', value: fixture };
  if (shelf.length > longestShelf) return { code: 'shelf-too-long', value: shelf };
  return undefined;
}

/** A place that stands, and who set it. */
export interface StandingPlace extends ShelfPlace {
  readonly productId: string;
  readonly setBy: 'import' | 'person';
  readonly who: string;
}

/** What of a wanted planogram is new, the same, or against what a person set. */
export function comparePlaces(wanted: readonly WantedPlace[], standing: (productId: string) => StandingPlace | undefined) {
  const isSame = (one: ShelfPlace, other: ShelfPlace): boolean => one.fixtureId === other.fixtureId && one.shelf === other.shelf;
  const changed = wanted.flatMap((place) => {
    const now = standing(place.productId);
    return now !== undefined && isSame(now, place) ? [] : [{ place, now }];
  });
  return {
    set: changed.flatMap(({ place, now }) => (now?.setBy === 'person' ? [] : [place])),
    conflicts: changed.flatMap(({ place, now }) => (now?.setBy === 'person' ? [{ place, now }] : [])),
    unchanged: wanted.length - changed.length,
  };
}
