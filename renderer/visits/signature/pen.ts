import { signatureSheet } from '#domain/model/visit-fields.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Nearer than this to the last one, a point says nothing new. */
const least = 3;
/** What the wire takes of one signature. */
const longest = 60_000;

/** A place on the screen as a place on the sheet, in whole units, whatever the zoom and the density of the screen. */
export function onSheet({ x, y }: Point, box: { left: number; top: number; width: number; height: number }): Point {
  const place = (at: number, from: number, size: number, units: number) =>
    size > 0 ? Math.round(Math.min(1, Math.max(0, (at - from) / size)) * units) : 0;
  return {
    x: place(x, box.left, box.width, signatureSheet.width),
    y: place(y, box.top, box.height, signatureSheet.height),
  };
}

/** The path with a stroke begun at the point: a dot until the pen moves. */
export function penDown(path: string, { x, y }: Point): string {
  const begun = `${path}M${x} ${y}l0 0`;
  return begun.length > longest ? path : begun;
}

/** The path with the last stroke drawn on. */
export function penTo(path: string, to: Point): string {
  const from = penAt(path);
  if (!from) return path;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.hypot(dx, dy) < least) return path;
  const drawn = `${path}l${dx} ${dy}`;
  return drawn.length > longest ? path : drawn;
}

/** The path without its last stroke. */
export function lastStrokeUndone(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('M')));
}

/** Where the pen is: where the last stroke began, and all its ways from there. */
function penAt(path: string): Point | undefined {
  const [begin, ...ways] = path
    .slice(path.lastIndexOf('M') + 1)
    .split('l')
    .map(pairOf);
  if (!path.includes('M') || !begin) return undefined;
  return ways.reduce((at, way) => ({ x: at.x + way.x, y: at.y + way.y }), begin);
}

function pairOf(text: string): Point {
  const [x = 0, y = 0] = text.split(' ').map(Number);
  return { x, y };
}
