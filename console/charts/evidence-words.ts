import type { FigureBody } from '#shared/contract/figures.ts';
import { formatDuration, formatNumber, formatShare } from '#shared/ui/formats.ts';
import { t } from '../texts/t.ts';
import type { Evidence } from './figure.ts';
import { windowWords } from './window-words.ts';

/** An interval as it stands after a figure: `28–34 %`, `12–18`. Empty where there is none. */
export function intervalWords({ low, high }: FigureBody, words: (value: number) => string): string {
  return low === null || high === null ? '' : t('chart.interval', { low: bare(words(low), words(high)), high: words(high) });
}

const plainNumber = /^[+−]?[\d.,\s]+$/;

/** Drops a unit both ends share from the first of them: `28–34 %`, not `28 %–34 %`. */
function bare(low: string, high: string): string {
  const unit = /\D+$/.exec(high)?.[0] ?? '';
  const numbers = [low, high].map((end) => end.slice(0, end.length - unit.length));
  return unit !== '' && low.endsWith(unit) && numbers.every((number) => plainNumber.test(number)) ? (numbers[0] ?? low) : low;
}

/** A figure as every chart and table says it, hidden and unknown ones in words: `31 % (28–34 %)`. */
export function figureWords(figure: FigureBody, words: (value: number) => string): string {
  if (figure.hiddenBelowFive) return t('chart.hidden');
  if (figure.value === null) return t('chart.unknown');
  const interval = intervalWords(figure, words);
  return interval === '' ? words(figure.value) : t('chart.withInterval', { value: words(figure.value), interval });
}

/** A time as exactly as its interval deserves: `48 s`, `5 min 03 s`, whole minutes from ten on. */
export function timeWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return t('chart.seconds', { seconds: whole });
  if (whole >= 600) return formatDuration(seconds);
  const rest = whole % 60;
  const minutes = (whole - rest) / 60;
  return rest === 0 ? t('chart.minutes', { minutes }) : t('chart.minutesSeconds', { minutes, seconds: String(rest).padStart(2, '0') });
}

/** A share as percent without decimals, the way intervals deserve. */
export function shareWords(value: number): string {
  return formatShare(value);
}

/** A count: whole up to the thousands, one decimal where an interval's end has one and it is small. */
export function countWords(value: number): string {
  return formatNumber(value, value < 10 && !Number.isInteger(value) ? 1 : 0);
}

/** What a chart rests on, one line a fact: window and n, coverage, the period compared with. */
export function evidenceWords({ about, before }: Evidence, timeZone: string): readonly string[] {
  const n = about.hiddenBelowFive ? t('chart.nHidden') : t('chart.n', { count: about.n });
  const coverage =
    about.coverage.value === null ? t('chart.noCoverage') : t('chart.coverage', { share: figureWords(about.coverage, shareWords) });
  const first = `${windowWords(about, timeZone)} · ${n} · ${coverage}`;
  if (before === undefined) return [first];
  const past = before.hiddenBelowFive ? t('chart.nHidden') : t('chart.n', { count: before.n });
  return [first, t('chart.comparedWith', { window: windowWords(before, timeZone), n: past })];
}
