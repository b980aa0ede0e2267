import { type CsvFault, csvCells } from './csv-cells.ts';
import type { Line } from './lines.ts';

export type RowFault = CsvFault | 'too-long';

/** A row that cannot be read has no cells; `fault` says why. */
export type CsvRow = { readonly line: number; readonly raw: string } & (
  | { readonly cells: readonly string[]; readonly fault?: undefined }
  | { readonly cells?: undefined; readonly fault: RowFault }
);

/** Each fault in words that go on after "line 7:". */
export const csvFaults: Readonly<Record<RowFault, string>> = {
  unclosed: 'a quotation mark is opened and never closed',
  'stray-quote': 'a quotation mark stands in the middle of a cell',
  'stray-break': 'a line break stands outside quotation marks',
  'too-long': 'the line is too long to be read',
};

/** A quoted cell may run over lines, but not without end: a forgotten quote must not swallow the file. */
const longestRow = { lines: 200_000, characters: 16 * 1024 * 1024 };

/** The separator a header uses; a line `sep=;`, as Excel writes it, says so itself. */
export function separatorOf(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '');
  const count = (separator: string): number => outside.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * The rows of a CSV text. A row whose quotes do not close costs its first line alone: what follows is read again.
 * That is why lines are gathered into rows first. A separator that is given is not looked for in the header.
 */
export async function* csvRows(lines: AsyncIterable<Line>, separator?: string): AsyncGenerator<CsvRow> {
  const source = new LineSource(lines);
  try {
    yield* rowsOf(source, separator);
  } finally {
    await source.close();
  }
}

async function* rowsOf(source: LineSource, separator?: string): AsyncGenerator<CsvRow> {
  let delimiter = separator;
  for (let first = await source.next(); first; first = await source.next()) {
    if (first.text.trim() === '') continue;
    if (first.isCut) {
      yield refused(first, 'too-long');
      continue;
    }
    const declared = first.number === 1 ? /^sep=(.)$/.exec(first.text) : null;
    if (declared) {
      delimiter ??= declared[1];
      continue;
    }
    delimiter ??= separatorOf(first.text);
    const gathered = [first];
    const isClosed = await gather(gathered, source);
    const raw = gathered.map((line) => line.text).join('\n');
    const row = isClosed ? csvCells(raw, delimiter) : 'unclosed';
    if (typeof row !== 'string') {
      if (row.some((cell) => cell.trim() !== '')) yield { line: first.number, raw, cells: row };
      continue;
    }
    source.putBack(gathered.slice(1));
    const alone = csvCells(first.text, delimiter, true);
    if (typeof alone === 'string') yield refused(first, row);
    else yield { line: first.number, raw: first.text, cells: alone };
  }
}

/** Lines one by one, some of them twice. */
class LineSource {
  readonly #lines: AsyncIterator<Line>;
  #waiting: readonly Line[] = [];
  #at = 0;

  constructor(lines: AsyncIterable<Line>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<Line | undefined> {
    const waiting = this.#waiting[this.#at];
    if (waiting) {
      this.#at++;
      return waiting;
    }
    const step = await this.#lines.next();
    return step.done ? undefined : step.value;
  }

  /** Lets go of the file when the reader stops early. */
  async close(): Promise<void> {
    await this.#lines.return?.();
  }

  putBack(lines: readonly Line[]): void {
    this.#waiting = lines.concat(this.#waiting.slice(this.#at));
    this.#at = 0;
  }
}

function refused(line: Line, fault: RowFault): CsvRow {
  return { line: line.number, raw: line.text, fault };
}

/** Adds lines until the quotation marks are even in number; false when they never are. */
async function gather(lines: Line[], source: LineSource): Promise<boolean> {
  let isOpen = isOdd(lines[0]?.text ?? '');
  let characters = lines[0]?.text.length ?? 0;
  while (isOpen) {
    const line = await source.next();
    if (!line) return false;
    lines.push(line);
    characters += line.text.length;
    if (isOdd(line.text)) isOpen = false;
    else if (lines.length > longestRow.lines || characters > longestRow.characters) return false;
  }
  return true;
}

function isOdd(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count % 2 === 1;
}
