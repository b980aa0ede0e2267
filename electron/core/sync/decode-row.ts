import { AppError } from '#domain/contract/failure.ts';
import type { ColumnValue } from '#domain/contract/wire/pull.ts';
import { type Collection, fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';

export interface DecodedRow {
  readonly record: AnyRecord;
  readonly ver: number;
}

/** A record from the values of a pull page; columns this version does not know are passed over. */
export function decodeRow(
  collection: Collection,
  scope: Scope,
  columns: readonly string[],
  values: readonly ColumnValue[],
): DecodedRow {
  const byName = new Map(columns.map((name, i) => [name, values[i] ?? null]));
  const take = (name: string): ColumnValue => {
    const value = byName.get(name);
    if (value === undefined) throw new AppError('protocol-mismatch', `The server sends ${collection} without ${name}.`);
    return value;
  };
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fieldsOf(collection))) {
    const value = take(name);
    if (value === null) fields[name] = null;
    else if (field.column === 'json') fields[name] = JSON.parse(String(value));
    else if (field.column === 'flag') fields[name] = value === 1;
    else fields[name] = value;
  }
  return {
    record: { collection, id: String(take('id')), scope, rev: Number(take('rev')), fields },
    ver: Number(take('ver')),
  };
}
