/** What stands before a line inside of lists and quotations. */
const lead = /^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*/;
const opening = /^(:{3,})[ \t]*([\p{L}][\p{L}\p{N}_-]*)/u;
const closing = /^(:{3,})[ \t]*$/;

/** A part of an article: for everybody, or for the house alone. */
export interface BodyPart {
  readonly internal: boolean;
  readonly text: string;
}

/** What a line does: the colons with which it begins a block and the block's name, or those with which it ends one. */
interface Fence {
  readonly begins: number;
  readonly name: string;
  readonly ends: number;
  /** In how many quotations it stands. */
  readonly quotes: number;
  /** It begins a point of a list. */
  readonly isPoint: boolean;
}

function fenceIn(line: string): Fence {
  const [before = ''] = lead.exec(line) ?? [];
  const bare = line.slice(before.length);
  const begins = opening.exec(bare);
  return {
    begins: begins?.[1]?.length ?? 0,
    name: begins?.[2]?.toLowerCase() ?? '',
    ends: closing.exec(bare)?.[1]?.length ?? 0,
    quotes: before.split('>').length - 1,
    isPoint: /[-*+\d]/.test(before),
  };
}

/**
 * The parts of an article's text, with blocks from `:::internal` to `:::` told apart. Where it is not clear whether a line is for the house alone it
 * is: a block that is never closed goes on to the end, one within a listing of code counts too, and what stands deeper than the block began, in
 * a quotation or a point of its own, does not end it.
 */
export function bodyParts(body: string): readonly BodyPart[] {
  const parts: { internal: boolean; lines: string[] }[] = [{ internal: false, lines: [] }];
  /** The colons of the blocks that are open, from the internal one inwards. */
  const open: number[] = [];
  let quotes = 0;
  for (const line of body.split('\n')) {
    const fence = fenceIn(line);
    if (open.length > 0) {
      parts.at(-1)?.lines.push(line);
      const isDeeper = fence.quotes > quotes || fence.isPoint;
      if (fence.begins > 0) open.push(fence.begins);
      else if (!isDeeper && fence.ends >= (open.at(-1) ?? 0)) open.pop();
      if (open.length === 0) parts.push({ internal: false, lines: [] });
    } else if (fence.name === 'internal') {
      open.push(fence.begins);
      quotes = fence.quotes;
      parts.push({ internal: true, lines: [line] });
    } else parts.at(-1)?.lines.push(line);
  }
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ internal, lines }) => ({ internal, text: lines.join('\n') }));
}

/** What of an article may leave the house. */
export function withoutInternal(body: string): string {
  const parts = bodyParts(body);
  if (parts.every(({ internal }) => !internal)) return body;
  return parts
    .filter(({ internal }) => !internal)
    .map(({ text }) => text.replace(/^\n+|\n+$/g, ''))
    .filter((text) => text !== '')
    .join('\n\n');
}
