import type { StockSaying } from '../session/stock-rules.ts';
import { t } from './kiosk-text.ts';

/** Stock in the reader's words. */
export function stockWords(saying: StockSaying): string {
  switch (saying.kind) {
    case 'out':
      return t('stock.out');
    case 'few':
      return saying.sizes.length === 0
        ? t('stock.few', { count: saying.pieces })
        : t('stock.fewIn', { count: saying.pieces, sizes: saying.sizes.join(', ') });
    case 'sizes':
      return t('stock.sizes', { sizes: saying.sizes.join(', ') });
    case 'every-size':
      return t('stock.everySize');
    case 'here':
      return t('stock.here');
  }
}
