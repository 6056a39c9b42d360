/** What the schedule needs to know of a slide. */
export interface TimedSlide {
  readonly slideId: string;
  readonly seconds: number;
}

/** A slide's turn on the glass. Instants are Unix milliseconds. */
export interface Turn {
  /** Index into the slides. */
  readonly place: number;
  /** Index into the languages. */
  readonly languagePlace: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Below this a slide can't be read any more: the next one starts early instead. */
export const shortestShowMs = 3_000;

/**
 * Whose turn it is at an instant. The position comes from the time of day alone, so a screen that restarts goes on where it should be,
 * and two screens with one playlist turn together. A slide in `skipped` leaves its turn to the next one that isn't.
 * Each pass moves on by one language: after as many passes as languages, every slide has been shown in each.
 * Undefined when nothing can be shown.
 */
export function turnAt(slides: readonly TimedSlide[], languages: number, at: number, skipped: ReadonlySet<string>): Turn | undefined {
  const cycleMs = slides.reduce((sum, slide) => sum + slide.seconds * 1_000, 0);
  if (cycleMs <= 0) return undefined;
  const pass = Math.floor(at / cycleMs);
  let startsAt = pass * cycleMs;
  for (const [place, slide] of slides.entries()) {
    const endsAt = startsAt + slide.seconds * 1_000;
    if (at < endsAt) return substitute(slides, { place, languagePlace: (place + pass) % languages, startsAt, endsAt }, skipped);
    startsAt = endsAt;
  }
  return undefined;
}

/** As `turnAt`, but never a turn with too little of it left to be read. */
export function turnToShow(slides: readonly TimedSlide[], languages: number, at: number, skipped: ReadonlySet<string>): Turn | undefined {
  const present = turnAt(slides, languages, at, skipped);
  if (present === undefined || present.endsAt - at >= shortestShowMs) return present;
  const next = turnAt(slides, languages, present.endsAt, skipped);
  return next === undefined ? undefined : { ...next, startsAt: at };
}

function substitute(slides: readonly TimedSlide[], turn: Turn, skipped: ReadonlySet<string>): Turn | undefined {
  for (let steps = 0; steps < slides.length; steps += 1) {
    const place = (turn.place + steps) % slides.length;
    const slide = slides[place];
    if (slide !== undefined && !skipped.has(slide.slideId)) return { ...turn, place };
  }
  return undefined;
}
