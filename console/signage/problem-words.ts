import { t } from '../texts/t.ts';
import type { SlideProblem } from './slide-rules.ts';

const fieldKeys = { title: 'field.title', line: 'field.line', text: 'field.text' } as const;

function isFieldKey(field: string): field is keyof typeof fieldKeys {
  return field in fieldKeys;
}

function fieldWords(field: string): string {
  const nth = /^lines\.(\d+)$/.exec(field)?.[1];
  if (nth !== undefined) return t('field.lines', { nth: Number(nth) + 1 });
  return isFieldKey(field) ? t(fieldKeys[field]) : field;
}

/** What keeps a slide from being published, in words for who edits it. */
export function problemWords(problem: SlideProblem): string {
  if (problem.kind === 'missing') return t(problem.field === 'picture' ? 'problem.missingPicture' : 'problem.missingProduct');
  const language = t(problem.language === 'fr' ? 'field.fr' : 'field.en').toLowerCase();
  const field = fieldWords(problem.field);
  if (problem.kind === 'empty') return t('problem.empty', { field, language });
  return t('problem.long', { field, language, words: problem.words, limit: problem.limit });
}
