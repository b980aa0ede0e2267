import { type CsvError, parse } from 'csv-parse/sync';
import type { Line } from './lines.ts';

export interface CsvRow {
  readonly line: number;
  readonly raw: string;
  /** Undefined when the row cannot be read; `problem` says why. */
  readonly cells: readonly string[] | undefined;
  readonly problem: string;
}

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
 * That is why lines are gathered into rows here and only the row is given to the parser.
 */
export async function* csvRows(lines: AsyncIterable<Line>): AsyncGenerator<CsvRow> {
  const source = new LineSource(lines);
  try {
    yield* rowsOf(source);
  } finally {
    await source.close();
  }
}

async function* rowsOf(source: LineSource): AsyncGenerator<CsvRow> {
  let delimiter: string | undefined;
  for (let first = await source.next(); first; first = await source.next()) {
    if (first.text.trim() === '') continue;
    if (first.isCut) {
      yield refused(first, 'the line is too long to be read');
      continue;
    }
    const declared = first.number === 1 ? /^sep=(.)$/.exec(first.text) : null;
    if (declared) {
      delimiter = declared[1];
      continue;
    }
    delimiter ??= separatorOf(first.text);
    const gathered = [first];
    const isClosed = await gather(gathered, source);
    const raw = gathered.map((line) => line.text).join('\n');
    const row = isClosed ? cellsOf(raw, delimiter) : 'a quotation mark is opened and never closed';
    if (typeof row !== 'string') {
      if (row.some((cell) => cell.trim() !== '')) yield { line: first.number, raw, cells: row, problem: '' };
      continue;
    }
    source.putBack(gathered.slice(1));
    const alone = cellsOf(first.text, delimiter, true);
    if (typeof alone === 'string') yield refused(first, row);
    else yield { line: first.number, raw: first.text, cells: alone, problem: '' };
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

function refused(line: Line, problem: string): CsvRow {
  return { line: line.number, raw: line.text, cells: undefined, problem };
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

/** The cells, or what is wrong. Loose reading takes a stray quotation mark (`5" disk`) as a character. */
function cellsOf(raw: string, delimiter: string, isLoose = false): string[] | string {
  try {
    const rows = parse(raw, { delimiter, relax_column_count: true, relax_quotes: isLoose }) as string[][];
    return rows.length === 1 && rows[0] ? rows[0] : 'a line break stands outside quotation marks';
  } catch (error) {
    return (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed'
      : 'a quotation mark stands in the middle of a cell';
  }
}
