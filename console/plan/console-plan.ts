import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { deviceMark } from '../devices/place-rules.ts';
import { hashOf } from '../shell/views.ts';
import '../survey/console-coverage.ts';
import '../survey/console-survey.ts';
import { t } from '../texts/t.ts';
import './console-plan-editor.ts';
import './console-plan-versions.ts';
import './console-planogram.ts';

const pages = ['draw', 'survey', 'coverage', 'products', 'versions'] as const;
type PageName = (typeof pages)[number];

/** The floor: drawn, surveyed, covered by receivers, filled with products. */
@customElement('console-plan')
export class ConsolePlan extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--space-4);
        box-sizing: border-box;
        min-block-size: 100%;
      }
      :host([wide]) {
        block-size: 100%;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-2) var(--space-6);
      }
      nav ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-block-size: 36px;
        padding-inline: var(--space-3);
        border-radius: var(--radius-pill);
        color: var(--quiet-ink);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--paper-sunken);
        color: var(--ink);
      }
      nav a[aria-current] {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }
      @media (max-width: 860px) {
        :host([wide]) {
          block-size: auto;
        }
        nav {
          max-inline-size: 100%;
          overflow-x: auto;
        }
        nav ul {
          flex-wrap: nowrap;
        }
      }
      @media (pointer: coarse) {
        nav a {
          min-block-size: 44px;
        }
      }
    `,
  ];

  /** Which page of the plan is open: '' is the drawing, `~` and an id the drawing with that device in hand. */
  @property() page = '';

  protected override willUpdate(): void {
    this.toggleAttribute('wide', this.shown === 'draw');
  }

  private get shown(): PageName {
    return pages.find((name) => name === this.page) ?? 'draw';
  }

  override render(): TemplateResult {
    return html`<header>
        <h1>${t('view.plan')}</h1>
        <nav aria-label=${t('plan.pages')}>
          <ul class="plain">
            ${pages.map(
              (name) =>
                html`<li>
                  <a href=${hashOf('plan', name === 'draw' ? '' : name)} aria-current=${name === this.shown ? 'page' : nothing}
                    >${t(`plan.page.${name}`)}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
      </header>
      ${this.renderPage()}`;
  }

  private renderPage(): TemplateResult {
    switch (this.shown) {
      case 'draw':
        return html`<console-plan-editor
          .given=${this.shop}
          device-id=${this.page.startsWith(deviceMark) ? this.page.slice(deviceMark.length) : ''}
        ></console-plan-editor>`;
      case 'survey':
        return html`<console-survey .given=${this.shop}></console-survey>`;
      case 'coverage':
        return html`<console-coverage .given=${this.shop}></console-coverage>`;
      case 'products':
        return html`<console-planogram .given=${this.shop}></console-planogram>`;
      case 'versions':
        return html`<console-plan-versions .given=${this.shop}></console-plan-versions>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan': ConsolePlan;
  }
}
