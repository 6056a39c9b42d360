import { html, nothing, type TemplateResult } from 'lit';

/** A line of text with its label; told when the person leaves it. */
export function renderText(label: string, value: string, change: (value: string) => void): TemplateResult {
  return html`<label class="field"
    >${label}<input
      .value=${value}
      maxlength="60"
      autocomplete="off"
      @change=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) change(event.target.value);
      }}
  /></label>`;
}

/** A length in metres with its label. What is no number, or below `least`, goes back to what it was. */
export function renderMetres(label: string, metres: number, change: (metres: number) => void, least?: number): TemplateResult {
  return html`<label class="field">${label}${renderBareMetres('', metres, change, least)}</label>`;
}

/** The same without a label to see; `label` is read aloud. */
export function renderBareMetres(label: string, metres: number, change: (metres: number) => void, least?: number): TemplateResult {
  const text = String(Math.round(metres * 100) / 100);
  return html`<input
    type="number"
    step="0.01"
    min=${least ?? nothing}
    aria-label=${label === '' ? nothing : label}
    .value=${text}
    @change=${({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      const { valueAsNumber } = target;
      if (Number.isFinite(valueAsNumber) && (least === undefined || valueAsNumber >= least)) change(valueAsNumber);
      else target.value = text;
    }}
  />`;
}
