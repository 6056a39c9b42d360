import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import { deviceOf, type Binding } from './binding-rules.ts';
import type { Item } from './plan-items.ts';

/** Which device or tag a mark is, chosen among those without a place, and the way to that device's own page. */
export function renderBinding(
  item: Item,
  binding: Binding,
  names: ReadonlyMap<string, string>,
  bind: (id: string) => void,
): TemplateResult {
  const { choices, boundId, mayBeNone } = binding;
  const isKnown = choices.some(({ id }) => id === boundId);
  const deviceId = isKnown ? deviceOf(item, binding) : undefined;
  return html`<label class="field"
      >${t(item.kind === 'reference' ? 'plan.item.reference' : 'plan.device')}
      <select
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) bind(event.target.value);
        }}
      >
        ${mayBeNone ? html`<option value="" ?selected=${boundId === ''}>${t('plan.noDevice')}</option>` : nothing}
        ${mayBeNone || isKnown ? nothing : html`<option value=${boundId} selected>${names.get(boundId) ?? boundId}</option>`}
        ${choices.map(({ id, name }) => html`<option value=${id} ?selected=${id === boundId}>${name}</option>`)}
      </select>
      ${mayBeNone && boundId === '' ? html`<span class="hint">${t('plan.noDeviceHint')}</span>` : nothing}
    </label>
    ${deviceId === undefined ? nothing : html`<a href=${hashOf('devices', deviceId)}>${t('plan.toDevice')}</a>`}`;
}
