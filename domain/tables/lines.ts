/** One line of a text, without its line break. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** The line is longer than can be held; `text` is its beginning. */
  readonly isCut: boolean;
}

/** Longer lines are no table any more; holding them could take all memory. */
export const longestLine = 32 * 1024 * 1024;

/** Lines as they come, whatever the line break: LF, CR LF or a lone CR. */
export async function* linesOf(chunks: AsyncIterable<string>, limit = longestLine): AsyncGenerator<Line> {
  let held: string[] = [];
  let heldLength = 0;
  let number = 1;
  let afterReturn = false;
  const take = (): Line => {
    const line = { number, text: held.join(''), isCut: heldLength > limit };
    held = [];
    heldLength = 0;
    number++;
    return line;
  };
  const hold = (piece: string): void => {
    if (heldLength <= limit) held.push(piece.slice(0, limit - heldLength));
    heldLength += piece.length;
  };
  for await (const chunk of chunks) {
    if (chunk === '') continue;
    let from = afterReturn && chunk.startsWith('\n') ? 1 : 0;
    afterReturn = chunk.endsWith('\r');
    const breaks = /\r\n|\n|\r/g;
    breaks.lastIndex = from;
    for (let found = breaks.exec(chunk); found; found = breaks.exec(chunk)) {
      hold(chunk.slice(from, found.index));
      yield take();
      from = breaks.lastIndex;
    }
    if (from < chunk.length) hold(chunk.slice(from));
  }
  if (heldLength > 0) yield take();
}
