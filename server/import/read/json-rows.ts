import type { Line } from '#domain/tables/lines.ts';

export interface JsonRow {
  readonly line: number;
  readonly raw: string;
  /** Undefined when the line is no JSON object; `problem` says why. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly problem: string;
}

/** One JSON object per line. */
export async function* jsonRows(lines: AsyncIterable<Line>): AsyncGenerator<JsonRow> {
  for await (const { number: line, text: raw, isCut } of lines) {
    if (raw.trim() === '') continue;
    const value = isCut ? 'the line is too long to be read' : objectOf(raw);
    if (typeof value === 'string') yield { line, raw, value: undefined, problem: value };
    else yield { line, raw, value, problem: '' };
  }
}

function objectOf(raw: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'the line is no JSON object';
  } catch {
    return 'the line is not valid JSON';
  }
}

/** A JSON value as the text a table's cell would hold; lists are joined by commas. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(cellText).join(',');
  return '';
}
