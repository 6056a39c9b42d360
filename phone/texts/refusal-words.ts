import { t } from './phone-text.ts';
import { RefusedError } from '#shared/link/errors.ts';

/** What to tell a shopper when the hub said no: what happened and what to do, in their language. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof RefusedError)) return t('refused.other');
  if (error.status === 429) return t('refused.too-often');
  switch (error.code) {
    case 'hub-away':
      return t('refused.hub-away');
    case 'fob-unknown':
      return t('refused.fob-unknown');
    case 'fob-taken':
      return t('refused.fob-taken');
    case 'code-unknown':
      return t('refused.code-unknown');
    default:
      return t('refused.other');
  }
}
