/** Why a row has no cells. */
export type CsvFault = 'unclosed' | 'stray-quote' | 'stray-break';

/**
 * The cells of one row (RFC 4180), or what is wrong with it. Loose reading takes a stray quotation mark (`5" disk`) as a character.
 */
export function csvCells(row: string, separator: string, isLoose = false): readonly string[] | CsvFault {
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    const cell = row[at] === '"' ? quotedCell(row, at) : plainCell(row, at, separator, isLoose);
    if (typeof cell === 'string') return cell;
    cells.push(cell.text);
    at = cell.end;
    if (at >= row.length) return cells;
    if (row[at] !== separator) return 'stray-quote';
  }
}

interface Cell {
  readonly text: string;
  /** Where the separator stands, or the row ends. */
  readonly end: number;
}

function plainCell(row: string, from: number, separator: string, isLoose: boolean): Cell | CsvFault {
  const next = row.indexOf(separator, from);
  const end = next === -1 ? row.length : next;
  const text = row.slice(from, end);
  if (!isLoose && text.includes('"')) return 'stray-quote';
  return text.includes('\n') ? 'stray-break' : { text, end };
}

/** `end` is behind the quotation mark that closes it. */
function quotedCell(row: string, from: number): Cell | CsvFault {
  let text = '';
  for (let at = from + 1; ; ) {
    const close = row.indexOf('"', at);
    if (close === -1) return 'unclosed';
    text += row.slice(at, close);
    if (row[close + 1] !== '"') return { text, end: close + 1 };
    text += '"';
    at = close + 2;
  }
}
