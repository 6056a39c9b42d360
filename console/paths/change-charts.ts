import type { ComparisonBody } from '#shared/contract/insights.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import type { ChartDrawing, ChartRoom } from '../charts/chart-drawing.ts';
import { drawKey, stackDrawings } from '../charts/chart-keys.ts';
import type { ChartTable } from '../charts/console-chart.ts';
import { drawDifferences, type Difference } from '../charts/differences.ts';
import { intervalWords } from '../charts/evidence-words.ts';
import { t } from '../texts/t.ts';
import { changeWords, comparedWords } from './figure-kinds.ts';
import { comparisonName } from './findings.ts';

/** How sure a difference is, in words. */
export function verdictWords({ beyondChance }: ComparisonBody): string {
  return beyondChance === null ? t('figure.notComparable') : t(beyondChance ? 'figure.beyond' : 'figure.within');
}

/** Differences of figures of one kind (shares with shares, seconds with seconds) around zero, and as a table with both periods. */
export function differencesOf(
  comparisons: readonly ComparisonBody[],
  nameOf: (zoneId: string | null) => string,
  labelOf: (comparison: ComparisonBody) => string = (comparison) => comparisonName(comparison, nameOf),
): { readonly draw: (room: ChartRoom) => ChartDrawing; readonly table: ChartTable } {
  const differences = comparisons.map((comparison): Difference => {
    const { figure, zoneId, change, beyondChance } = comparison;
    const words = (value: number): string => changeWords(figure, value);
    const text = change.value === null ? '' : words(change.value);
    const label = labelOf(comparison);
    const interval = intervalWords(change, words);
    return {
      id: zoneId ?? '',
      label,
      value: change.value,
      low: change.low,
      high: change.high,
      isBeyondChance: beyondChance === true,
      text,
      words: t('chart.mark', { label, figure: [text, interval, verdictWords(comparison)].filter((part) => part !== '').join(', ') }),
    };
  });
  const [first] = comparisons;
  return {
    draw: (room) =>
      stackDrawings(
        drawDifferences(
          {
            differences,
            tickWords: (value) => (first === undefined || value === 0 ? '0' : changeWords(first.figure, value)),
            hiddenWords: t('chart.hidden'),
            lessWords: t('chart.less'),
            moreWords: t('chart.more'),
          },
          room,
        ),
        drawKey(
          [
            { sign: 'beyond', words: t('chart.keyBeyond') },
            { sign: 'within', words: t('chart.keyWithin') },
            { sign: 'interval', words: t('chart.keyInterval') },
          ],
          room,
        ),
      ),
    table: {
      head: [t('changes.figure'), t('chart.now'), t('chart.before'), t('changes.unit'), t('changes.test'), t('changes.p')],
      rows: comparisons.map((comparison) => [
        labelOf(comparison),
        comparedWords(comparison.figure, comparison.now),
        comparedWords(comparison.figure, comparison.before),
        comparison.change.value === null ? '–' : `${changeWords(comparison.figure, comparison.change.value)}, ${verdictWords(comparison)}`,
        t(`changes.${comparison.test}`),
        comparison.pValue === null ? '–' : pWords(comparison.pValue),
      ]),
    },
  };
}

function pWords(p: number): string {
  return p < 0.001 ? `< ${formatNumber(0.001, 3)}` : formatNumber(p, 3);
}
