import { orderStates } from '#shared/contract/kiosks.ts';
import { stockReasons } from '#shared/contract/products.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { formatAmount } from '#shared/ui/formats.ts';
import { en } from '../texts/en.ts';
import { t } from '../texts/t.ts';

// The hub answers codes, and words in English. Known codes have the console's own words in both languages; for an unknown one the
// hub's words are better than none.

type Key = keyof typeof en;
type WordKey = { [Name in Key]: Name extends `${'refusal' | 'refused' | 'exception' | 'did'}.${string}` ? Name : never }[Key];

function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(en, key) && /^(refusal|refused|exception|did)\./.test(key);
}

type PartKey = { [Name in Key]: Name extends `part.${string}` ? Name : never }[Key];

function isPartKey(key: string): key is PartKey {
  return Object.hasOwn(en, key) && key.startsWith('part.');
}

function wordsFor(key: string, otherwise: string): string {
  return isWordKey(key) ? t(key) : otherwise;
}

/** Why a call failed, for the person in front of the page. */
export function refusalWords(failure: unknown): string {
  if (!(failure instanceof RefusedError)) return String(failure);
  return failure.code === 'hub-away' ? t('app.hubAway') : wordsFor(`refusal.${failure.code}`, failure.message);
}

/** Why something a device did was refused. */
export function deviceRefusalWords(refusal: { readonly reason: string; readonly words: string }): string {
  return wordsFor(`refused.${refusal.reason}`, refusal.words);
}

/** What a manager should know of a sale that was not as it should be. */
export function exceptionWords(exception: { readonly reason: string; readonly words: string }): string {
  return wordsFor(`exception.${exception.reason}`, exception.words);
}

/** What someone did, as the journal has it. */
export function journalWords(what: string): string {
  return wordsFor(`did.${what}`, what);
}

/** A value before or after a change: slides as their number, an on and off as words, anything else as it is, shortened. */
export function journalValue(value: string): string {
  if (value === 'true') return t('offers.on');
  if (value === 'false') return t('offers.off');
  if (!/^[[{]/.test(value)) return shorten(value);
  try {
    const parsed: unknown = JSON.parse(value);
    if (Array.isArray(parsed)) return t('journal.slides', { count: parsed.length });
    if (typeof parsed === 'object' && parsed !== null) return partsIn(parsed);
  } catch {
    // Cut off or no JSON after all: shown as it is.
  }
  return shorten(value);
}

const mostLetters = 160;

function shorten(words: string): string {
  return words.length > mostLetters ? `${words.slice(0, mostLetters)}…` : words;
}

/** Of a floor plan how much is on it, of anything else what is in it. */
function partsIn(changed: object): string {
  if ('zones' in changed && Array.isArray(changed.zones) && 'receivers' in changed && Array.isArray(changed.receivers))
    return t('journal.plan', { zones: String(changed.zones.length), receivers: String(changed.receivers.length) });
  return shorten(
    Object.entries(changed)
      .map(([name, value]) => `${partName(name)} ${partWords(name, value)}`)
      .join(', '),
  );
}

function partWords(name: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  const reason = name === 'reason' ? stockReasons.find((known) => known === value) : undefined;
  if (reason !== undefined) return t(`stock.${reason}`);
  const orderState = name === 'state' ? orderStates.find((known) => known === value) : undefined;
  if (orderState !== undefined) return t(`orders.${orderState}`);
  if (name.endsWith('Cents') && typeof value === 'number') return formatAmount(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What changed of one part of something. */
export interface ChangedPart {
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

/** A change of named parts, part by part; undefined for any other. */
export function changedParts(before: string | null, after: string | null): readonly ChangedPart[] | undefined {
  const was = partsOf(before);
  const is = partsOf(after);
  if (was === undefined || is === undefined || 'zones' in is) return undefined;
  return Object.keys(is).map((name) => ({
    part: partName(name),
    before: shorten(partWords(name, was[name])),
    after: shorten(partWords(name, is[name])),
  }));
}

function partsOf(value: string | null): Readonly<Record<string, unknown>> | undefined {
  if (value === null || !value.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : undefined;
  } catch {
    return undefined;
  }
}

function partName(name: string): string {
  const key = `part.${name}`;
  return isPartKey(key) ? t(key) : name;
}

export interface Reason {
  /** Whether the condition was met; undefined for a reason that does not say. */
  readonly isMet: boolean | undefined;
  readonly words: string;
}

/** One condition of an offer's decision, from the hub's fixed sentences. `nameOf` names a zone. */
export function decisionReason(reason: string, nameOf: (zoneId: string) => string): Reason {
  const [, verdict, sentence = reason] = /^(yes|no): (.*)$/.exec(reason) ?? [];
  return { isMet: verdict === undefined ? undefined : verdict === 'yes', words: reasonWords(sentence, nameOf) };
}

function reasonWords(sentence: string, nameOf: (zoneId: string) => string): string {
  if (sentence === 'agreed to offers') return t('why.agreed');
  if (sentence === 'has not agreed to offers') return t('why.notAgreed');
  if (sentence === 'the offer is on') return t('why.on');
  if (sentence === 'the offer is off') return t('why.off');
  const [, here, there] = /^stands in (\S+), the offer is for (\S+)$/.exec(sentence) ?? [];
  if (here !== undefined && there !== undefined) return t('why.stands', { here: nameOf(here), there: nameOf(there) });
  const [, stayed, needed] = /^stayed (\d+) s of (\d+) s$/.exec(sentence) ?? [];
  if (stayed !== undefined && needed !== undefined) return t('why.stayed', { stayed, needed });
  const [, thisOffer, times, most] = /^had (this offer )?(\d+) of (\d+) (?:times|offers) today$/.exec(sentence) ?? [];
  if (times !== undefined && most !== undefined) return t(thisOffer === undefined ? 'why.hadAny' : 'why.had', { times, most });
  return sentence;
}
