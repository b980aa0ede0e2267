import { encodeField } from '#db/replica/collection-table.ts';
import type { ColumnValue } from '#domain/contract/wire/pull.ts';
import { type Collection, fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';

/** The columns of a collection as a pull names them. */
export function wireColumns(collection: Collection): string[] {
  return ['id', 'ver', 'rev', ...Object.keys(fieldsOf(collection))];
}

/** A record as a row of a pull. */
export function wireRow(record: AnyRecord, ver: number): readonly ColumnValue[] {
  const values = Object.entries(fieldsOf(record.collection)).map(([name, { column }]) =>
    encodeField(column, record.fields[name]),
  );
  return [record.id, ver, record.rev, ...(values as ColumnValue[])];
}
