import { Type, type TSchema } from 'typebox';
import { idPattern } from '#shared/domain/ids.ts';
import { heardKeyPattern, tagKeyPattern } from '#shared/domain/tag.ts';

/** An object that refuses names it does not know: a typing mistake is told, not lost. */
export function exact<const Properties extends Readonly<Record<string, TSchema>>>(properties: Properties) {
  return Type.Object({ ...properties }, { additionalProperties: false });
}

/** One of the given words. */
export function oneOf<Word extends string>(...words: Word[]) {
  return Type.Enum(words);
}

/** Unix time in whole milliseconds, UTC; from 2020 to 2100, so that seconds sent by mistake are refused. */
export const Instant = Type.Integer({
  minimum: 1_577_836_800_000,
  maximum: 4_102_444_800_000,
  description: 'Unix time in milliseconds, UTC',
});
/** A fact's own id: made once by who saw it, kept on every retry. */
export const EventId = Type.String({
  minLength: 8,
  maxLength: 64,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'made once by the sender, the same on every retry',
});
export const PlainId = Type.String({ pattern: idPattern });
export const TagKeyText = Type.String({ pattern: tagKeyPattern });
export const HeardKeyText = Type.String({ pattern: heardKeyPattern });
export const Sku = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9._-]+$' });
export const Cents = Type.Integer({ minimum: -100_000_000, maximum: 100_000_000, description: 'minor units' });
export const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
export const Words = Type.String({ maxLength: 400 });
export const AssetId = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bytes, lower-case hex' });
export const BusinessDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: "the store's own day, YYYY-MM-DD" });
export const Language = oneOf('fr', 'en', 'ar');
export const Texts = exact({ fr: Words, en: Words });
export const PointSchema = exact({
  xMetres: Type.Number({ minimum: -1000, maximum: 1000 }),
  yMetres: Type.Number({ minimum: -1000, maximum: 1000 }),
});
export const Nothing = exact({});
