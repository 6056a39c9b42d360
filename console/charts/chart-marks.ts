import { nextMark } from './move-focus.ts';

/** The mark of a chart an event is about. */
export function markOf(event: Event): SVGElement | undefined {
  const [target] = event.composedPath();
  const mark = target instanceof Element ? target.closest('[data-point]') : null;
  return mark instanceof SVGElement ? mark : undefined;
}

/** Marks by their rows; a mark without `data-row` is a row of its own. */
function rowsIn(root: ParentNode): readonly (readonly SVGElement[])[] {
  const rows = new Map<string, SVGElement[]>();
  for (const [nth, mark] of [...root.querySelectorAll<SVGElement>('svg.chart [data-point]')].entries()) {
    const key = mark.getAttribute('data-row') ?? `own ${nth}`;
    rows.set(key, [...(rows.get(key) ?? []), mark]);
  }
  return [...rows.values()];
}

/** One mark of a chart is in the order of the Tab key, the rest is reached by arrows: a grid of 300 cells is one stop. */
export function settleMarks(root: ParentNode): void {
  const marks = rowsIn(root).flat();
  const current = marks.find((mark) => mark.getAttribute('tabindex') === '0') ?? marks[0];
  for (const mark of marks) mark.setAttribute('tabindex', mark === current ? '0' : '-1');
}

/** Moves the focus along the marks. False where the key moves nothing. */
export function focusNextMark(root: ParentNode, from: SVGElement, key: string): boolean {
  const rows = rowsIn(root);
  const row = rows.findIndex((marks) => marks.includes(from));
  const next = nextMark(
    key,
    { row, place: rows[row]?.indexOf(from) ?? 0 },
    rows.map((marks) => marks.length),
  );
  const mark = next === undefined ? undefined : rows[next.row]?.[next.place];
  if (mark === undefined) return false;
  from.setAttribute('tabindex', '-1');
  mark.setAttribute('tabindex', '0');
  mark.focus();
  return true;
}
