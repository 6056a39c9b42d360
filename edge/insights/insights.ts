import { randomUUID } from 'node:crypto';
import { answer, type Answer } from '#shared/contract/answer.ts';
import { compareWindows, readFlows, readHeat, readHours, readOverview, readPaths, readZones } from '#shared/contract/insights.ts';
import { deleteNote, editNote, listNotes, writeNote } from '#shared/contract/notes.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { heatGridOf } from '#shared/domain/heat-grid.ts';
import { engagedSeconds, turnBackSeconds } from '#shared/domain/visit-counts.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import type { StoreTime } from '../store-time.ts';
import { askedOf, foretoldIn, readAbout, windowOf } from './about.ts';
import { compareSides, type Side } from './comparison.ts';
import { recordCounters } from './counters.ts';
import { answerExport } from './export.ts';
import { linksOf } from './flow-rules.ts';
import { readHeatTotals } from './heat-records.ts';
import { cellsOf } from './heat-rules.ts';
import { stretchesOf, weekdaysOf, zoneHoursOf } from './hour-rules.ts';
import { deleteNoteRecord, editNoteRecord, readNotes, writeNoteRecord, type NoteDraft } from './note-records.ts';
import { dayStartOf, overviewOf, shopFiguresOf } from './overview-rules.ts';
import { readPathSample } from './path-records.ts';
import { isEnough } from './small-numbers.ts';
import type { Window } from './spans.ts';
import { readFloorTotals, readHourTotals, readShop, readVisitHours, readWays, readZoneDays, readZoneHours } from './total-records.ts';
import { answerVisits } from './visits.ts';
import { dwellBinsOf, joinOf, zoneFiguresOf } from './zone-rules.ts';

const mostPaths = 50;
const halfDayMs = 12 * 3_600_000;

export interface InsightsParts {
  readonly bus: HubBus;
  readonly records: Records;
  readonly clock: Clock;
  readonly time: StoreTime;
  /** The plan in force: its zones are what figures are about. */
  readonly plan: () => FloorPlan;
}

/** The manager's figures, the notes on them, and the door counters they lean on. */
export function createInsights(parts: InsightsParts): { readonly answers: readonly Answer[] } {
  const { records, clock, time, plan } = parts;
  recordCounters(parts);

  async function readSide(window: Window): Promise<Side> {
    const [totals, hours, zoneDays] = await Promise.all([
      records.read(readFloorTotals, { ...window, withBins: false }),
      records.read(readHourTotals, window),
      records.read(readZoneDays, { stretches: stretchesOf(window, time) }),
    ]);
    return { window, totals, hours, zoneDays };
  }

  return {
    answers: [
      ...answerVisits(parts),
      answerExport(parts),
      answer(readOverview, async ({ query }) => {
        const window = windowOf(query);
        const [about, shop, hours] = await Promise.all([
          readAbout(records, window),
          records.read(readShop, window),
          records.read(readHourTotals, { from: dayStartOf(window.from, time), to: window.to }),
        ]);
        return { about, ...shopFiguresOf(shop), ...overviewOf(hours, window, time, clock.now()) };
      }),
      answer(readHeat, async ({ query }) => {
        const asked = askedOf(query, time);
        const grid = heatGridOf(plan());
        const [about, totals] = await Promise.all([readAbout(records, asked), records.read(readHeatTotals, { ...asked, grid })]);
        return { about, ...grid, cells: cellsOf(totals, grid), hoursOnOtherPlans: totals.otherHours };
      }),
      answer(readZones, async ({ query }) => {
        const window = windowOf(query);
        const [about, totals] = await Promise.all([
          readAbout(records, window),
          records.read(readFloorTotals, { ...window, withBins: true }),
        ]);
        const zones = zoneFiguresOf(totals, plan());
        return { about, engagedSeconds, turnBackSeconds, zones, dwell: dwellBinsOf(totals.shop.bins), join: joinOf(totals.shop) };
      }),
      answer(readHours, async ({ query }) => {
        const window = windowOf(query);
        const { zone } = query;
        const [about, zones, hours] = await Promise.all([
          readAbout(records, window, zone ?? null),
          records.read(readZoneHours, { stretches: stretchesOf(window, time) }),
          records.read(readVisitHours, { ...window, zoneId: zone ?? null }),
        ]);
        return { about, zones: zoneHoursOf(zones, plan().zones), ...weekdaysOf(hours, daysIn(window, time), time) };
      }),
      answer(readFlows, async ({ query }) => {
        const asked = askedOf(query, time);
        const [about, totals] = await Promise.all([readAbout(records, asked, query.zone ?? null), records.read(readWays, asked)]);
        return { about, links: linksOf(totals, plan().zones, query.zone) };
      }),
      answer(readPaths, async ({ query }) => {
        const window = windowOf(query);
        const zoneId = query.zone ?? null;
        const [about, sample] = await Promise.all([
          readAbout(records, window, zoneId),
          records.read(readPathSample, { ...window, zoneId, most: mostPaths }),
        ]);
        const isShown = isEnough(sample.kept);
        const paths = isShown ? [...sample.paths] : [];
        return { about, kept: isShown ? sample.kept : 0, hiddenBelowFive: !isShown && sample.kept > 0, paths };
      }),
      answer(compareWindows, async ({ query }) => {
        const window = windowOf(query);
        const earlier = windowOf({ from: query.beforeFrom, to: query.beforeTo });
        const zoneId = query.zone ?? null;
        const [about, beforeAbout, now, before] = await Promise.all([
          readAbout(records, window, zoneId),
          readAbout(records, earlier, zoneId),
          readSide(window),
          readSide(earlier),
        ]);
        const foretold = foretoldIn(about.notes);
        const comparisons = compareSides({ now, before, plan: plan(), time, clockNow: clock.now(), zoneId: query.zone, foretold });
        return { about, before: beforeAbout, comparisons };
      }),
      answer(listNotes, async ({ query: { from, to, zone } }) => ({
        notes: await records.read(readNotes, { from, to, zoneId: zone ?? null }),
      })),
      answer(writeNote, ({ body, caller }) =>
        records.write(writeNoteRecord, { noteId: randomUUID(), draft: checkedDraft(body, plan()), by: authorOf(caller, clock.now()) }),
      ),
      answer(editNote, ({ body, params, caller }) =>
        records.write(editNoteRecord, { noteId: params.noteId, draft: checkedDraft(body, plan()), by: authorOf(caller, clock.now()) }),
      ),
      answer(deleteNote, ({ params, caller }) =>
        records.write(deleteNoteRecord, { noteId: params.noteId, by: authorOf(caller, clock.now()) }),
      ),
    ],
  };
}

function checkedDraft(draft: NoteDraft, plan: FloorPlan): NoteDraft {
  if (draft.to <= draft.from) throw new RefusedError(400, 'window-empty', 'the note’s period ends before it begins: give a later end');
  if (draft.zoneId !== null && !plan.zones.some(({ id }) => id === draft.zoneId))
    throw new RefusedError(
      400,
      'zone-unknown',
      `no zone of the plan is called "${draft.zoneId}": choose one of the plan, or the whole shop`,
    );
  return { ...draft, words: draft.words.trim() };
}

function daysIn({ from, to }: Window, time: StoreTime): ReadonlySet<string> {
  const days = new Set<string>();
  for (let at = from; at < to; at += halfDayMs) days.add(time.businessDayOf(at));
  return days.add(time.businessDayOf(to - 1));
}
