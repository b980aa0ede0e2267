import { type PartCollection, type PartOf, partFields } from '#domain/rules/metrics/part-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { collectionTable, decodeField } from '../replica/collection-table.ts';

type Row = Readonly<Record<string, SqlValue>>;

/** What facts are made from of a record, as columns of `t`. */
export function partColumns(collection: PartCollection): string {
  return ['id', ...partFields[collection]].map((name) => `t.${name}`).join(', ');
}

type FieldColumns = ReturnType<typeof collectionTable>['fields'];

const columns: ReadonlyMap<PartCollection, FieldColumns> = new Map(
  (Object.keys(partFields) as PartCollection[]).map((collection) => {
    const wanted: readonly string[] = partFields[collection];
    return [collection, collectionTable(collection).fields.filter(({ name }) => wanted.includes(name))];
  }),
);

export function decodePart<C extends PartCollection>(collection: C, row: Row): PartOf<C> {
  const part: Record<string, unknown> = { id: row.id };
  for (const { name, kind } of columns.get(collection) ?? []) part[name] = decodeField(kind, row[name] ?? null);
  return part as PartOf<C>;
}

/** What names one of these, by what it names. */
export function partsNaming<C extends PartCollection>(
  db: ReplicaReader,
  collection: C,
  by: string,
  ids: readonly string[],
  where = 'true',
): ReadonlyMap<string, readonly PartOf<C>[]> {
  const text = `select t.${by} as "named", ${partColumns(collection)}
    from json_each(?) asked cross join "${collection}" t on t.${by} = asked.value where ${where}`;
  const found = new Map<string, PartOf<C>[]>();
  for (const row of sql(db, text).all<Row>(JSON.stringify(ids))) {
    const named = row.named as string;
    const parts = found.get(named);
    if (parts) parts.push(decodePart(collection, row));
    else found.set(named, [decodePart(collection, row)]);
  }
  return found;
}
