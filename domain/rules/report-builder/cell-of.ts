import type { Cell } from '../../report-files/report.ts';
import type { RawValue } from './arrange.ts';
import type { BuilderColumn } from './columns.ts';

/** A value in words, as far as they are the workspace's own: names, and what its fields call their choices. */
export function cellOf(
  { names: named, kind, source }: BuilderColumn,
  value: RawValue,
  names: ReadonlyMap<string, string>,
): Cell {
  if (value === null) return null;
  if (named) return names.get(String(value)) ?? null;
  if (kind === 'flag') return Boolean(value);
  const word = (key: string) =>
    (source.from === 'custom' && source.field.choices.find((choice) => choice.key === key)?.label) || key;
  if (Array.isArray(value)) return value.map(word).join(', ');
  return typeof value === 'string' ? word(value) : (value as number | boolean);
}
