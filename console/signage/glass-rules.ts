export interface GlassShape {
  /** Width by height. */
  readonly ratio: number;
  readonly isUpright: boolean;
}

const wide: GlassShape = { ratio: 16 / 9, isUpright: false };
// A page that is no signage screen, such as a window an editor made very narrow, shall not break the row it hangs in.
const flattestRatio = 32 / 9;

/** The shape a screen is drawn in: as it said it is, and wide until it has. */
export function glassShapeOf(screen: {
  readonly widthPixels?: number | undefined;
  readonly heightPixels?: number | undefined;
}): GlassShape {
  const { widthPixels = 0, heightPixels = 0 } = screen;
  if (widthPixels === 0 || heightPixels === 0) return wide;
  const ratio = Math.min(flattestRatio, Math.max(1 / flattestRatio, widthPixels / heightPixels));
  return { ratio, isUpright: ratio < 1 };
}
