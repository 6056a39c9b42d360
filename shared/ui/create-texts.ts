import { currentLocale, type Locale } from './locale.ts';
import { intlTag } from './formats.ts';

type PluralForms = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** One text: words with `{names}` in them, or its plural forms chosen by the parameter `count`. */
export type Text = string | PluralForms;

export type Dictionary = Readonly<Record<string, Text>>;

type NamesIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type ParameterNames<Entry> = Entry extends string
  ? NamesIn<Entry>
  : Entry extends PluralForms
    ? 'count' | { [Form in keyof Entry]: Entry[Form] extends string ? NamesIn<Entry[Form]> : never }[keyof Entry]
    : never;

type Parameters<Entry> = { readonly [Name in ParameterNames<Entry>]: Name extends 'count' ? number : string | number };

/** A dictionary with the keys of `Model`: a missing key and a key too many are both type errors. */
export type SameKeys<Model extends Dictionary, Other> = { readonly [Key in keyof Model]: Text } & {
  readonly [Key in keyof Other]: Key extends keyof Model ? Text : never;
};

/** Reads a text in the page's language. A text with `{names}` asks for them, and for nothing else. */
export type Translate<Model extends Dictionary> = <Key extends keyof Model & string>(
  key: Key,
  ...parameters: [ParameterNames<Model[Key]>] extends [never] ? [] : [Parameters<Model[Key]>]
) => string;

const pluralRules = new Map<Locale, Intl.PluralRules>();
const numberFormats = new Map<Locale, Intl.NumberFormat>();

function rulesOf(locale: Locale): Intl.PluralRules {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(intlTag(locale));
  pluralRules.set(locale, rules);
  return rules;
}

function writeParameter(value: string | number, locale: Locale): string {
  if (typeof value === 'string') return value;
  const format = numberFormats.get(locale) ?? new Intl.NumberFormat(intlTag(locale));
  numberFormats.set(locale, format);
  return format.format(value);
}

/** French sets a narrow no-break space before `; ! ? »` and after `«`, a full one before `:`, so no line starts with a mark. */
export function settleFrenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?»])/g, '\u202f$1')
    .replace(/« /g, '«\u202f')
    .replace(/ :/g, '\u00a0:');
}

function chooseForm(entry: Text, parameters: Readonly<Record<string, string | number>>, locale: Locale): string {
  if (typeof entry === 'string') return entry;
  const { count } = parameters;
  const form = typeof count === 'number' ? rulesOf(locale).select(count) : 'other';
  return entry[form] ?? entry.other;
}

/** Fills one text in one language; a name without a parameter stays visible as `{name}`. */
function fillText(entry: Text, parameters: Readonly<Record<string, string | number>>, locale: Locale): string {
  const chosen = chooseForm(entry, parameters, locale);
  const words = locale === 'fr' ? settleFrenchSpaces(chosen) : chosen;
  return words.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = parameters[key];
    return value === undefined ? name : writeParameter(value, locale);
  });
}

/**
 * Joins a page's dictionaries into its `t(key, parameters)`. English is the model: French (and Arabic where the page
 * offers it) must have exactly its keys. Write dictionaries `as const` and TypeScript knows every text's `{names}`.
 * Where a page has no Arabic, Arabic readers get English.
 */
export function createTexts<
  const En extends Dictionary,
  const Fr extends SameKeys<En, Fr>,
  const Ar extends SameKeys<En, Ar> = SameKeys<En, En>,
>(dictionaries: { readonly en: En; readonly fr: Fr; readonly ar?: Ar }): Translate<En> {
  const { en, fr, ar } = dictionaries;
  const byLocale: Readonly<Record<Locale, Readonly<Record<string, Text>>>> = { en, fr, ar: ar ?? en };
  return (key, ...[parameters]) => {
    const locale = currentLocale();
    const entry = byLocale[locale][key];
    return entry === undefined ? key : fillText(entry, parameters ?? {}, byLocale[locale] === en ? 'en' : locale);
  };
}
