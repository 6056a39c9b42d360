import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';
import { cssomStyles } from '../cssom-styles.ts';
import type { Box } from './boxes.ts';
import type { PlanPerson } from './plan-layers.ts';
import { toCm } from './trace-path.ts';

// HTML and not SVG: each person is painted once and then only moved by the compositor, so a full shop glides on a tablet.
function drawPerson({ at, radiusMetres, kind }: PlanPerson, view: Box, isChosen: boolean): TemplateResult {
  const x = toCm(at.xMetres - view.left);
  const y = toCm(at.yMetres - view.top);
  const transform = `translate(calc(${x}px / var(--px)), calc(${y}px / var(--px)))`;
  return html`<div class="person ${kind} ${isChosen ? 'chosen' : ''}" ${cssomStyles({ transform })}>
    <span class="halo" ${cssomStyles({ scale: String(radiusMetres) })}></span>
    <span class="dot"></span>
  </div>`;
}

/** The person nearest to a place, no further than `withinMetres`; undefined where nobody is. */
export function nearestPerson(people: readonly PlanPerson[], at: Point, withinMetres: number): PlanPerson | undefined {
  return people
    .map((person) => ({ person, metres: metresBetween(person.at, at) }))
    .filter(({ metres }) => metres <= withinMetres)
    .sort((a, b) => a.metres - b.metres)[0]?.person;
}

/** People keep their elements as they move, so that the browser glides each from its last place. */
export function drawPeople(people: readonly PlanPerson[], view: Box, chosenId?: string): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing;
  return html`<div class="people" aria-hidden="true">
    ${repeat(
      people,
      ({ id }) => id,
      (person) => drawPerson(person, view, person.id === chosenId),
    )}
  </div>`;
}
