import { html, type TemplateResult } from 'lit';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import type { ProductPageBody } from '#shared/contract/products.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { t } from '../texts/t.ts';

type Variant = ProductPageBody['variants'][number];
type TextOf = (texts: { readonly fr: string; readonly en: string }) => string;

const few = 2;

/** Stock as a grid: colours down, sizes across; an SKU's number is told on each cell. */
export function renderStock(variants: readonly Variant[], textOf: TextOf): TemplateResult {
  const sizes = [...new Set(variants.map((variant) => variant.size))];
  const colours = [...new Map(variants.map((variant) => [textOf(variant.colour), variant.swatch]))];
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">${t('catalogue.colour')}</span></th>
        ${sizes.map((size) => html`<th scope="col" class="number">${size}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${colours.map(
        ([colour, swatch]) =>
          html`<tr>
            <th scope="row"><span class="swatch" ${cssomStyles({ background: swatch })}></span>${colour}</th>
            ${sizes.map((size) => renderCell(variants.find((variant) => variant.size === size && textOf(variant.colour) === colour)))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function renderCell(variant: Variant | undefined): TemplateResult {
  if (variant === undefined) return html`<td class="number quiet">–</td>`;
  const kind = variant.onHand <= 0 ? 'none' : variant.onHand <= few ? 'few' : '';
  return html`<td class="number ${kind}" title=${variant.sku}>${formatNumber(variant.onHand)}</td>`;
}
