import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AboutBody } from '#shared/contract/figures.ts';
import '#shared/ui/elements/empty.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { pathsHash, readPathsPlace, type PathsPlace } from './paths-place.ts';
import type { TimeWindow } from './time-windows.ts';

/** Figures of a period are asked for anew this often while the page is open. */
const everySeconds = 120;

/** A page of the paths that asks the hub about a period, and again when another is chosen. The last answer stays until the next is there. */
export abstract class PeriodView<Answer> extends ConsoleElement {
  @property({ attribute: false }) place: PathsPlace = readPathsPlace('');
  @property({ attribute: false }) window: TimeWindow = { from: 0, to: 0 };
  @property({ attribute: false }) pastWindow: TimeWindow | undefined;
  /** Counts up when the notes changed: they come with every answer. */
  @property({ type: Number }) revision = 0;
  protected readonly answer = new Loaded<Answer>(this, (signal) => this.read(signal), everySeconds);
  private asked = '';

  protected abstract read(signal: AbortSignal): Promise<Answer>;
  protected abstract aboutOf(answer: Answer): AboutBody;
  protected abstract renderAnswer(answer: Answer): TemplateResult;

  /** What of the place changes the question; the window always does. */
  protected get question(): string {
    return '';
  }

  /** True where there is something to draw; figures without tags (doors, tills) may say so with no visit at all. */
  protected hasFigures(answer: Answer): boolean {
    return this.aboutOf(answer).n > 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const question = `${this.window.from} ${this.window.to} ${this.pastWindow?.from} ${this.pastWindow?.to} ${this.revision} ${this.question}`;
    if (this.asked !== '' && this.asked !== question) void this.answer.reload();
    this.asked = question;
  }

  override render(): TemplateResult {
    return renderLoaded(this.answer, (answer) => {
      if (this.hasFigures(answer)) return this.renderAnswer(answer);
      return this.aboutOf(answer).hiddenBelowFive
        ? html`<aisle-empty icon="eye-off" heading=${t('paths.hidden')}>${t('paths.hiddenWords')}</aisle-empty>`
        : html`<aisle-empty icon="footprints" heading=${t('paths.noFigures')}>${t('paths.noFiguresWords')}</aisle-empty>`;
    });
  }

  /** Goes to a place that differs in some part; the back key leads back. */
  protected go(change: Partial<PathsPlace>): void {
    location.hash = pathsHash({ ...this.place, ...change });
  }

  /** As `go`, without a step back for each of many small moves. */
  protected slide(change: Partial<PathsPlace>): void {
    location.replace(pathsHash({ ...this.place, ...change }));
  }

  /** A zone of the plan as the figures name it; null is the street. */
  protected placeName(zoneId: string | null, side: 'from' | 'to'): string {
    if (zoneId !== null) return this.zoneName(zoneId);
    return t(side === 'from' ? 'ways.in' : 'ways.out');
  }
}
