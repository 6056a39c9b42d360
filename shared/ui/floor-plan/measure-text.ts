let context: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of a text in a CSS font (`520 13px "Family"`). Where there is no canvas, a guess that is rather wide. */
export function measureText(text: string, font: string, sizePx: number): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * sizePx * 0.6;
  context.font = font;
  return context.measureText(text).width;
}
