import type { FigureBody } from '#shared/contract/figures.ts';
import type { ComparisonBody } from '#shared/contract/insights.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { countWords, figureWords, shareWords, timeWords } from '../charts/evidence-words.ts';
import { t } from '../texts/t.ts';

export type ComparedName = ComparisonBody['figure'];

type Kind = 'count' | 'share' | 'ratio' | 'seconds';

const kinds = {
  visits: 'count',
  entries: 'count',
  tickets: 'count',
  conversionOfVisits: 'ratio',
  conversionOfEntries: 'ratio',
  dwellMeanSeconds: 'seconds',
  penetration: 'share',
  draw: 'share',
  engagement: 'share',
  first: 'share',
  last: 'share',
  farthest: 'share',
  turnBack: 'share',
  zoneTickets: 'count',
  conversion: 'share',
} as const satisfies Record<ComparedName, Kind>;

/** A figure's value as its kind is written: `1 204`, `31 %`, `4 min`. */
export function valueWords(name: ComparedName, value: number): string {
  switch (kinds[name]) {
    case 'count':
      return countWords(value);
    case 'share':
    case 'ratio':
      return shareWords(value);
    case 'seconds':
      return timeWords(value);
  }
}

/** A figure with its interval, in words of its kind. */
export function comparedWords(name: ComparedName, figure: FigureBody): string {
  return figureWords(figure, (value) => valueWords(name, value));
}

/** A difference with its sign: `+4 pts` between shares, `−12 s`, `+170`. */
export function changeWords(name: ComparedName, value: number): string {
  const size = Math.abs(value);
  const isNought = kinds[name] === 'share' || kinds[name] === 'ratio' ? size < 0.0005 : size < 0.5;
  const sign = isNought ? '' : value < 0 ? '−' : '+';
  switch (kinds[name]) {
    case 'count':
      return `${sign}${countWords(size)}`;
    case 'share':
    case 'ratio':
      return `${sign}${t('figure.points', { value: formatNumber(size * 100, size < 0.1 ? 1 : 0) })}`;
    case 'seconds':
      return `${sign}${timeWords(size)}`;
  }
}
