import { widthOf } from '../text-width.ts';

interface Column {
  readonly label: string;
  /** Texts may be broken into lines, all else is as wide as it is. */
  readonly isText: boolean;
  readonly texts: readonly string[];
}

const padding = 8;
const widestText = 60;
const narrowestText = 6;

/** How wide columns are so that together they fill `room`: what texts leave over of it is shared out by how long they are. */
export function columnWidths(columns: readonly Column[], room: number, fontSize: number): number[] {
  const sign = fontSize * 0.56;
  const wanted = columns.map(({ label, isText, texts }) => {
    const longest = Math.max(narrowestText, widthOf(label), ...texts.map(widthOf));
    return (isText ? Math.min(widestText, longest) : longest) * sign + 2;
  });
  const free = room - columns.length * padding;
  const sum = (of: (column: Column) => boolean) =>
    wanted.reduce((all, width, at) => all + (columns[at] && of(columns[at]) ? width : 0), 0);
  const fixed = sum(({ isText }) => !isText);
  const texts = sum(({ isText }) => isText);
  // Where even that is too much, all of them give way.
  if (texts === 0 || fixed > free * 0.8) return wanted.map((width) => (width * free) / Math.max(free, fixed + texts));
  return wanted.map((width, at) => (columns[at]?.isText ? (width * (free - fixed)) / texts : width));
}
