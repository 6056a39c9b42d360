/** A text in the shop's languages. */
export interface Texts {
  readonly fr: string;
  readonly en: string;
}

/** One size and colour of a product: what is scanned, counted and sold. */
export interface Variant {
  readonly sku: string;
  /** GTIN-13, digits only. */
  readonly gtin: string;
  readonly size: string;
  readonly colour: Texts;
  /** The colour as `#rrggbb`, for a swatch. */
  readonly swatch: string;
}

/** A product as shoppers know it. Pictures are asset ids (SHA-256 of the bytes, lower-case hex), the first is the main one. */
export interface Product {
  readonly id: string;
  readonly name: Texts;
  readonly description: Texts;
  readonly family: string;
  readonly zoneId: string;
  readonly pictures: readonly string[];
  readonly variants: readonly Variant[];
  readonly priceCents: number;
  /** The struck price, when this is a reduction: the lowest of the 30 days before (directive 98/6/EC, article 6a). */
  readonly wasCents?: number | undefined;
  readonly isNew: boolean;
}
