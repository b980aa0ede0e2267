import { importLimits } from '#domain/rules/customer-import/import-limits.ts';
import type { ImportProblem } from '#domain/rules/customer-import/import-problems.ts';
import { ImportRefused } from '../import-refused.ts';
import type { SourceRow } from './source.ts';
import type { Workbook } from './workbook.ts';
import { dayOf } from './workbook-dates.ts';
import { parsing } from './xml-events.ts';

/** The rows of a sheet that hold something. A formula counts for the value that was saved with it; it is never reckoned here. */
export async function* sheetRows(pieces: AsyncIterable<string>, workbook: Workbook): AsyncGenerator<SourceRow> {
  const sheet = new SheetReader(workbook);
  for await (const _ of parsing(pieces, sheet)) yield* sheet.take();
  yield* sheet.take();
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  value: string | undefined;
}

class SheetReader {
  readonly #workbook: Workbook;
  #done: SourceRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #problems: ImportProblem[] = [];
  #cell: Cell | undefined;
  #isValue = false;
  #isReading = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  take(): readonly SourceRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  readonly open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    if (tag === 'row') {
      this.#row = Number(attributes.r ?? this.#row + 1);
      this.#cells = [];
      this.#problems = [];
    } else if (tag === 'c') {
      const column = attributes.r === undefined ? this.#cells.length : columnOf(attributes.r);
      if (column >= importLimits.columns) throw new ImportRefused('too-many-columns');
      const { t: type = 'n', s = '-1' } = attributes;
      this.#cell = { column, type, style: Number(s), hasFormula: false, value: undefined };
    } else if (tag === 'f' && this.#cell) this.#cell.hasFormula = true;
    else if (tag === 'rPh') this.#isReading = true;
    else if ((tag === 'v' || tag === 't') && this.#cell && !this.#isReading) {
      this.#isValue = true;
      this.#cell.value ??= '';
    }
  };

  readonly text = (piece: string): void => {
    if (this.#isValue && this.#cell) this.#cell.value = (this.#cell.value ?? '') + piece;
  };

  readonly close = (tag: string): void => {
    if (tag === 'v' || tag === 't') this.#isValue = false;
    else if (tag === 'rPh') this.#isReading = false;
    else if (tag === 'c' && this.#cell) this.#put(this.#cell);
    else if (tag === 'row' && this.#cells.some((cell) => cell.trim() !== ''))
      this.#done.push({ row: this.#row, cells: this.#cells, problems: this.#problems });
  };

  #put(cell: Cell): void {
    const { value, type } = cell;
    this.#cell = undefined;
    const name = columnName(cell.column);
    if (type === 'e') this.#problems.push({ kind: 'cell-error', value: `${name}${this.#row} ${value ?? ''}`.trim() });
    else if (cell.hasFormula && value === undefined)
      this.#problems.push({ kind: 'formula', value: `${name}${this.#row}` });
    while (this.#cells.length < cell.column) this.#cells.push('');
    this.#cells[cell.column] = type === 'e' || value === undefined ? '' : this.#textOf(cell, value);
  }

  #textOf({ type, style }: Cell, value: string): string {
    if (type === 's') return plain(this.#workbook.shared[Number(value)] ?? '');
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return plain(value);
    const number = Number(value);
    const kind = this.#workbook.dates.get(style);
    if (kind && Number.isFinite(number)) return dayOf(number, kind, this.#workbook.from1904);
    // 1.3800138E10: a phone number that was typed as a number.
    return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
  }
}

/** `_x000D_`: how Excel writes characters that XML cannot hold. */
function plain(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** `AB12`: 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
