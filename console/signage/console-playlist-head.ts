import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlaylistBody, SlideContentBody } from '#shared/contract/screens.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { formatDate, formatTime } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { roundSeconds } from './slide-rules.ts';

/**
 * Which playlist this is, what of it is in force, and what can be done with the draft.
 * @fires console-save, console-publish, console-revert
 */
@customElement('console-playlist-head')
export class ConsolePlaylistHead extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        justify-content: space-between;
        gap: var(--space-4);
      }
      p {
        margin-block-start: var(--space-1);
      }
      select {
        inline-size: auto;
        font: var(--weight-heading) var(--text-lg) / 1.2 var(--font-display);
        padding-inline-end: 2.4em;
      }
    `,
  ];

  @property({ attribute: false }) playlist: PlaylistBody | undefined;
  @property({ attribute: false }) playlists: readonly PlaylistBody[] = [];
  /** As drawn here, saved or not. */
  @property({ attribute: false }) slides: readonly SlideContentBody[] = [];
  /** Edited and not saved. */
  @property({ type: Boolean }) dirty = false;
  @property() busy: '' | 'save' | 'publish' | 'revert' = '';

  override render(): TemplateResult | typeof nothing {
    const { playlist } = this;
    if (playlist === undefined) return nothing;
    const mayPublish = this.dirty || playlist.hasUnpublished;
    return html`<div class="actions">
      <div>
        ${this.renderName(playlist)}
        <p class="quiet small">${this.factsOf(playlist)}</p>
      </div>
      <div class="row">
        ${this.renderState(playlist)}
        <aisle-button
          kind="quiet"
          icon="undo"
          ?disabled=${(playlist.publishedVersion ?? 0) < 2}
          @click=${() => this.emit('console-revert', undefined)}
          >${t('playlist.revert')}</aisle-button
        >
        <aisle-button ?disabled=${!this.dirty} ?busy=${this.busy === 'save'} @click=${() => this.emit('console-save', undefined)}
          >${t('playlist.save')}</aisle-button
        >
        <aisle-button
          kind="filled"
          ?disabled=${!mayPublish}
          ?busy=${this.busy === 'publish'}
          @click=${() => this.emit('console-publish', undefined)}
          >${t('playlist.publish')}</aisle-button
        >
      </div>
    </div>`;
  }

  private renderState({ hasUnpublished }: PlaylistBody): TemplateResult {
    if (this.dirty) return html`<span class="pill warning" role="status">${t('playlist.unsaved')}</span>`;
    return hasUnpublished
      ? html`<span class="pill accent" role="status">${t('playlist.saved')}</span>`
      : html`<span class="pill ok" role="status">${t('playlist.same')}</span>`;
  }

  private renderName(playlist: PlaylistBody): TemplateResult {
    if (this.playlists.length < 2) return html`<h2>${this.textOf(playlist.name)}</h2>`;
    return html`<select aria-label=${t('playlist.choose')} @change=${this.choose}>
      ${this.playlists.map(
        (other) => html`<option value=${other.playlistId} ?selected=${other === playlist}>${this.textOf(other.name)}</option>`,
      )}
    </select>`;
  }

  private factsOf({ screenIds, publishedVersion, publishedAt, publishedBy }: PlaylistBody): string {
    const { timeZone } = this.shop.store;
    const inForce =
      publishedVersion === null || publishedAt === null
        ? t('playlist.never')
        : t('playlist.inForce', {
            version: publishedVersion,
            time: `${formatDate(publishedAt, timeZone)}, ${formatTime(publishedAt, timeZone)}`,
            who: publishedBy ?? t('app.unknown'),
          });
    const round = t('playlist.slides', { count: this.slides.length, seconds: roundSeconds(this.slides) });
    return `${round}, ${t('playlist.on', { count: screenIds.length })}. ${inForce}`;
  }

  private choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.shop.go('signage', event.target.value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-playlist-head': ConsolePlaylistHead;
  }
}
