import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { readHours } from '#shared/contract/insights.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/button.ts';
import { countWords, figureWords } from '../charts/evidence-words.ts';
import { formStyles } from '../parts/form-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { hourSpan, hourWords } from './hour-rules.ts';

export interface HourChoice {
  /** undefined is the whole day. */
  readonly hour: number | undefined;
}

/** An hour is shown this long while the day is played. */
const hourMs = 900;

/**
 * Moves through the hours of the day over a small picture of how full the shop is in each.
 * @fires console-hour - another hour, `HourChoice`
 */
@customElement('console-hour-scrubber')
export class ConsoleHourScrubber extends ConsoleElement {
  static override styles = [
    baseStyles,
    formStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) minmax(9.5rem, auto) auto;
        gap: var(--space-4);
        align-items: end;
      }
      .track {
        display: grid;
        gap: var(--space-1);
        min-inline-size: 0;
      }
      .day {
        display: flex;
        gap: 2px;
        align-items: end;
        block-size: 36px;
      }
      .day i {
        flex: 1;
        min-block-size: 2px;
        block-size: calc(var(--full) * 100%);
        border-radius: 2px 2px 0 0;
        background: color-mix(in srgb, var(--plan-heat) 34%, var(--plan-ground));
        forced-color-adjust: none;
      }
      .day i.chosen {
        background: var(--plan-heat);
      }
      input {
        inline-size: 100%;
        block-size: 24px;
        margin: 0;
      }
      /* No hour is chosen: the thumb would name one. */
      .whole:not(:focus-visible)::-webkit-slider-thumb {
        opacity: 0;
      }
      output {
        font: 620 var(--text-lg) / 1.1 var(--font-display);
        font-variant-numeric: tabular-nums;
      }
      output span {
        display: block;
        margin-block-start: var(--space-1);
        color: var(--quiet-ink);
        font: 400 var(--text-xs) / 1.3 var(--font-text);
      }
      @media (max-width: 720px) {
        :host {
          grid-template-columns: auto minmax(0, 1fr);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) hours: RouteReply<typeof readHours> | undefined;
  @property({ attribute: false }) hour: number | undefined;
  @state() private isPlaying = false;
  private stopPlaying: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  private get span(): { readonly first: number; readonly last: number } {
    return hourSpan(this.hours?.shop ?? []);
  }

  override render(): TemplateResult {
    const { first, last } = this.span;
    const shop = this.hours?.shop ?? [];
    const most = Math.max(1, ...shop.map(({ value }) => value ?? 0));
    const chosen = this.hour === undefined ? undefined : shop[this.hour];
    const words = this.hour === undefined ? t('layer.allDay') : hourWords(this.hour);
    const figure = chosen === undefined ? '' : t('layer.hourVisits', { figure: figureWords(chosen, countWords) });
    return html`<aisle-button
        icon=${this.isPlaying ? 'pause' : 'play'}
        label=${this.isPlaying ? t('paths.pause') : t('paths.play')}
        @click=${this.toggle}
      ></aisle-button>
      <div class="track">
        <div class="day" aria-hidden="true">
          ${shop
            .slice(first, last + 1)
            .map(
              ({ value }, nth) =>
                html`<i
                  class=${this.hour === undefined || this.hour === first + nth ? 'chosen' : ''}
                  ${cssomStyles({ '--full': ((value ?? 0) / most).toFixed(3) })}
                ></i>`,
            )}
        </div>
        <input
          type="range"
          class=${this.hour === undefined ? 'whole' : ''}
          aria-label=${t('layer.hours')}
          aria-valuetext=${words}
          min=${first}
          max=${last}
          step="1"
          .value=${String(this.hour ?? first)}
          @input=${this.scrub}
        />
      </div>
      <output>${words}<span>${figure}</span></output>
      <aisle-button size="small" .pressed=${this.hour === undefined} @click=${() => this.choose(undefined)}
        >${t('layer.allDay')}</aisle-button
      >`;
  }

  private scrub(event: Event): void {
    this.pause();
    if (event.target instanceof HTMLInputElement) this.choose(Number(event.target.value));
  }

  private choose(hour: number | undefined): void {
    if (hour === undefined) this.pause();
    this.emit<HourChoice>('console-hour', { hour });
  }

  private toggle(): void {
    if (this.isPlaying) {
      this.pause();
      return;
    }
    const { first, last } = this.span;
    this.isPlaying = true;
    this.choose(this.hour === undefined || this.hour >= last ? first : this.hour);
    this.stopPlaying = systemClock.every(hourMs, () => {
      const next = (this.hour ?? first) + 1;
      if (next > last) this.pause();
      else this.choose(next);
    });
  }

  private pause(): void {
    this.stopPlaying?.();
    this.stopPlaying = undefined;
    this.isPlaying = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-hour-scrubber': ConsoleHourScrubber;
  }
}
