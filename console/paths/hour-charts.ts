import type { RouteReply } from '#shared/contract/define-route.ts';
import type { FigureBody, NoteBody } from '#shared/contract/figures.ts';
import type { readHours, readOverview } from '#shared/contract/insights.ts';
import { formatDay } from '#shared/ui/formats.ts';
import type { ChartDrawing, ChartRoom } from '../charts/chart-drawing.ts';
import { drawKey, drawShadeKey, stackDrawings } from '../charts/chart-keys.ts';
import { drawColumns, type Column } from '../charts/columns.ts';
import type { ChartTable } from '../charts/console-chart.ts';
import { countWords, figureWords } from '../charts/evidence-words.ts';
import { drawGrid, type GridCell } from '../charts/grid.ts';
import { shadeScale } from '../charts/shades.ts';
import { t } from '../texts/t.ts';
import { quoted } from './findings.ts';
import { hourBetween, hourLabel, hourSpan, hourWords, shortDay, weekdayName } from './hour-rules.ts';
import { dayWindow } from './time-windows.ts';
import { intervalKey, markWords } from './zone-charts.ts';

type Hours = RouteReply<typeof readHours>;
type Overview = RouteReply<typeof readOverview>;

/** A chart with its finding. */
export interface HourChart {
  readonly heading: string;
  readonly draw: (room: ChartRoom) => ChartDrawing;
  readonly table: ChartTable;
}

interface GridRow {
  readonly id: string;
  readonly label: string;
  readonly hours: readonly FigureBody[];
}

function hoursOf({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}

function gridOf(rows: readonly GridRow[], hours: readonly number[], unit: string): Pick<HourChart, 'draw' | 'table'> {
  const cells = rows.flatMap((row) =>
    hours.map((hour): GridCell => {
      const figure = row.hours[hour];
      return {
        rowId: row.id,
        columnId: String(hour),
        value: figure?.value ?? null,
        isHidden: figure?.hiddenBelowFive ?? false,
        text: figure === undefined || figure.value === null || figure.value === 0 ? '' : countWords(figure.value),
        words: t('hours.cell', {
          row: row.label,
          hour: hourWords(hour),
          figure: figure === undefined ? t('chart.unknown') : figureWords(figure, countWords),
        }),
      };
    }),
  );
  const shades = shadeScale(Math.max(0, ...cells.map(({ value }) => value ?? 0)));
  const columns = hours.map((hour) => ({ id: String(hour), label: hourLabel(hour) }));
  return {
    draw: (room) =>
      stackDrawings(
        drawGrid({ rows, columns, cells, shades }, room),
        drawShadeKey({ shades, unit, valueWords: countWords, hiddenWords: t('chart.keyHidden') }, room),
      ),
    table: {
      head: [t('chart.zone'), ...hours.map(hourLabel)],
      rows: rows.map((row) => [row.label, ...hours.map((hour) => tableWords(row.hours[hour]))]),
    },
  };
}

function tableWords(figure: FigureBody | undefined): string {
  if (figure === undefined) return '–';
  return figure.hiddenBelowFive ? t('chart.hidden') : figure.value === null ? '–' : countWords(figure.value);
}

interface Fullest {
  readonly row: GridRow;
  readonly hour: number;
  readonly figure: FigureBody;
}

/** The fullest cell of a grid; undefined where none can be told. */
function fullestOf(rows: readonly GridRow[]): Fullest | undefined {
  return rows.reduce<Fullest | undefined>(
    (best, row) =>
      row.hours.reduce<Fullest | undefined>(
        (most, figure, hour) => ((figure.value ?? 0) > (most?.figure.value ?? 0) ? { row, hour, figure } : most),
        best,
      ),
    undefined,
  );
}

/** Each zone hour by hour. */
export function zoneHourGrid({ shop, zones }: Hours, nameOf: (zoneId: string) => string): HourChart {
  const rows = zones
    .filter(({ hours }) => hours.some(({ value, hiddenBelowFive }) => hiddenBelowFive || (value ?? 0) > 0))
    .map(({ zoneId, hours }): GridRow => ({ id: zoneId, label: nameOf(zoneId), hours }));
  const fullest = fullestOf(rows);
  const heading =
    fullest === undefined
      ? t('hours.gridNone')
      : t('hours.grid', {
          zone: quoted(fullest.row.label),
          hour: hourBetween(fullest.hour),
          figure: figureWords(fullest.figure, countWords),
        });
  return { heading, ...gridOf(rows, hoursOf(hourSpan(shop)), t('hours.unit')) };
}

/** A figure of several days as one of a day. */
function perDay(figure: FigureBody, days: number): FigureBody {
  const divide = (value: number | null): number | null => (value === null ? null : value / days);
  return { ...figure, value: divide(figure.value), low: divide(figure.low), high: divide(figure.high) };
}

/** The shop by weekday and hour, per day of that kind: a window holds some weekdays more often than others. */
export function weekdayGrid({ shop, weekdays }: Hours): HourChart {
  const rows = weekdays
    .filter(({ days }) => days > 0)
    .map(({ weekday, days, hours }): GridRow => ({
      id: String(weekday),
      label: weekdayName(weekday),
      hours: hours.map((figure) => perDay(figure, days)),
    }));
  const fullest = fullestOf(rows);
  const heading =
    fullest === undefined
      ? t('hours.weekNone')
      : t('hours.week', { day: fullest.row.label, hour: hourBetween(fullest.hour), figure: figureWords(fullest.figure, countWords) });
  return { heading, ...gridOf(rows, hoursOf(hourSpan(shop)), t('hours.weekUnit')) };
}

function columnsChart(
  columns: readonly Column[],
  { unit, hasPast, name }: { readonly unit: string; readonly hasPast: boolean; readonly name: string },
): Pick<HourChart, 'draw' | 'table'> {
  const hasHidden = columns.some(({ figure }) => figure.hiddenBelowFive);
  return {
    draw: (room) =>
      stackDrawings(
        drawColumns({ columns, tickWords: countWords, leastStep: 1, unit }, room),
        drawKey(intervalKey(hasPast, hasHidden, 'past-level'), room),
      ),
    table: {
      head: [name, unit, ...(hasPast ? [t('chart.before')] : [])],
      rows: columns.map(({ id, figure, past }) => [
        id,
        figureWords(figure, countWords),
        ...(hasPast ? [past === undefined ? t('chart.unknown') : figureWords(past, countWords)] : []),
      ]),
    },
  };
}

/** Who left without buying, hour by hour, from doors and tills alone; undefined where no door was counted. */
export function noPurchaseColumns({ hours }: Overview, past: Overview | undefined): HourChart | undefined {
  if (hours.every(({ withoutPurchase }) => withoutPurchase.value === null)) return undefined;
  const byHour = Array.from({ length: 24 }, (_, hour) => hours.find((one) => one.hour === hour)?.withoutPurchase);
  const none: FigureBody = { value: null, n: 0, low: null, high: null, hiddenBelowFive: false };
  const figures = byHour.map((figure) => figure ?? none);
  const pastOf = (hour: number): FigureBody | undefined => past?.hours.find((one) => one.hour === hour)?.withoutPurchase;
  const columns = hoursOf(hourSpan(figures)).map((hour): Column => ({
    id: hourWords(hour),
    label: hourLabel(hour),
    figure: figures[hour] ?? none,
    past: pastOf(hour),
    words: markWords(hourWords(hour), figures[hour] ?? none, pastOf(hour), countWords),
  }));
  const most = figures.reduce((best, figure, hour) => ((figure.value ?? 0) > (figures[best]?.value ?? 0) ? hour : best), 0);
  const figure = figures[most] ?? none;
  const heading =
    (figure.value ?? 0) > 0
      ? t('hours.noPurchase', { hour: hourBetween(most), figure: figureWords(figure, countWords) })
      : t('hours.noPurchaseNone');
  return { heading, ...columnsChart(columns, { unit: t('hours.noPurchaseUnit'), hasPast: past !== undefined, name: t('layer.hours') }) };
}

/** Day by day: people through the door, or visits where no door was counted; a flag stands where a note does. */
export function dayColumns({ about, days }: Overview, past: Overview | undefined, timeZone: string): HourChart {
  const isCounted = days.some(({ entries }) => entries.value !== null);
  const figureOf = (day: Overview['days'][number]): FigureBody => (isCounted ? day.entries : day.visits);
  const columns = days.map((day, nth): Column => {
    const window = dayWindow(day.businessDay, timeZone);
    const label = formatDay(window.from, timeZone);
    const before = past?.days[nth];
    const notes = about.notes.filter((note) => touches(note, window));
    const words = [
      markWords(label, figureOf(day), before === undefined ? undefined : figureOf(before), countWords),
      ...notes.map((note) => t('hours.noted', { words: note.words })),
    ];
    return {
      id: label,
      label: shortDay(window.from, timeZone),
      figure: figureOf(day),
      past: before === undefined ? undefined : figureOf(before),
      words: words.join('. '),
      hasNote: notes.length > 0,
    };
  });
  const fullest = columns.reduce<Column | undefined>(
    (best, column) => ((column.figure.value ?? 0) > (best?.figure.value ?? 0) ? column : best),
    undefined,
  );
  const heading =
    fullest === undefined ? t('hours.daysNone') : t('hours.days', { figure: figureWords(fullest.figure, countWords), day: fullest.id });
  const unit = t(isCounted ? 'hours.daysUnitDoor' : 'hours.daysUnitVisits');
  return { heading, ...columnsChart(columns, { unit, hasPast: past !== undefined, name: t('hours.day') }) };
}

function touches(note: NoteBody, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return note.from < to && note.to > from;
}
