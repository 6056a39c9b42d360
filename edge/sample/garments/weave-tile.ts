/** A tile of cloth in pixels of the sheet, of which ten are about a centimetre. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly body: string;
  /** Which of its columns lies on the middle of the sheet. */
  readonly centreX: number;
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string, opacity?: number): string {
  return `<path d="M${x} ${y}h${width}v${height}h${-width}z" fill="${fill}"${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`;
}

export function stroke(path: string, colour: string, width: number, opacity?: number): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`;
}

export function tile(width: number, height: number, ground: string, body: string, centreX = 0): Tile {
  return { width, height, centreX, body: rectangle(0, 0, width, height, ground) + body };
}
