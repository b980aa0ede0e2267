import { type ImportEncoding, type ImportSeparator, importSeparators } from '#domain/contract/ipc/import-views.ts';
import type { ImportProblemKind } from '#domain/rules/customer-import/import-problems.ts';
import { csvRows, type RowFault, separatorOf } from '#domain/tables/csv-rows.ts';
import { linesOf } from '#domain/tables/lines.ts';
import { ImportRefused } from '../import-refused.ts';
import { type Bytes, textOf } from './bytes.ts';
import type { Source, SourceRow } from './source.ts';

/** A longer line is no row of a list. */
const longestLine = 1024 * 1024;

const faults: Readonly<Record<RowFault, ImportProblemKind>> = {
  unclosed: 'unclosed',
  'stray-quote': 'stray-quote',
  'stray-break': 'stray-break',
  'too-long': 'line-too-long',
};

interface Asked {
  readonly encoding: ImportEncoding;
  readonly separator?: ImportSeparator | undefined;
  readonly headless: boolean;
}

/** A table of text. */
export async function csvSource(file: Bytes, { encoding, headless, ...asked }: Asked): Promise<Source> {
  const separator = asked.separator ?? (await separatorIn(file, encoding));
  const rowsFrom = (read?: (bytes: number) => void) =>
    csvRows(linesOf(textOf(file, encoding, read), longestLine), separator);
  const first = await firstOf(rowsFrom());
  if (!first) throw new ImportRefused('no-rows');
  const names = first.cells ?? [];
  return {
    ...{ format: 'text', encoding, separator, sheets: [], sheet: 0 },
    headers: headless ? names.map(() => '') : names.map((name) => name.trim()),
    async *rows(read = () => undefined) {
      const endsWhole = await endsWithBreak(file, encoding);
      let held: SourceRow | undefined;
      let isHeader = !headless;
      for await (const { line, raw, cells, fault } of rowsFrom((bytes) => read(bytes / file.size))) {
        if (held) yield held;
        held = undefined;
        if (isHeader) isHeader = false;
        else if (fault === undefined) held = { row: line, cells, problems: [] };
        else held = { row: line, cells: [raw], problems: [{ kind: faults[fault] }] };
      }
      if (!held) return;
      // The last row of a file that was cut off.
      const isCut = !endsWhole && held.problems.length === 0 && held.cells.length < names.length;
      yield isCut ? { ...held, problems: [{ kind: 'fewer-cells' }] } : held;
    },
  };
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

async function separatorIn(file: Bytes, encoding: ImportEncoding): Promise<ImportSeparator> {
  for await (const { text } of linesOf(textOf(file, encoding), longestLine)) {
    const declared = /^sep=(.)$/.exec(text)?.[1] ?? separatorOf(text);
    if (text.trim() === '') continue;
    // A bar parts columns where nothing else does.
    const found = declared === ',' && !text.includes(',') && text.includes('|') ? '|' : declared;
    return importSeparators.find((known) => known === found) ?? ',';
  }
  return ',';
}

async function endsWithBreak(file: Bytes, encoding: ImportEncoding): Promise<boolean> {
  const end = await file.read(Math.max(0, file.size - 2), file.size);
  return /[\r\n]$/.test(new TextDecoder(encoding.startsWith('utf-16') ? encoding : 'latin1').decode(end));
}
