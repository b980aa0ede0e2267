import type { Scope } from '#domain/model/scope.ts';
import { type PartCollection, type PartOf, partFields } from '#domain/rules/metrics/part-fields.ts';
import { collectionTable } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** A record with what facts are made from, and what it hangs on. */
export interface ReadPart<C extends PartCollection> {
  readonly part: PartOf<C>;
  readonly scope: Scope;
  /** Of the column that was asked by. */
  readonly named: string;
}

/** Records of a collection whose `by` is one of the values. */
export async function readParts<C extends PartCollection>(
  db: Sql,
  workspaceId: string,
  collection: C,
  asked: { readonly by: string; readonly values: readonly string[]; readonly where?: string },
): Promise<readonly ReadPart<C>[]> {
  const { table, columns } = collectionTable(collection);
  const wanted: readonly string[] = partFields[collection];
  const read = columns.filter(({ field }) => wanted.includes(field));
  const by = columns.find(({ field }) => field === asked.by)?.name ?? 'id';
  const found = await rows<Readonly<Record<string, unknown>>>(
    db,
    `select id as "id", scope as "scope", ${by} as "named", ${read.map(({ name, field }) => `${name} as "part.${field}"`).join(', ')}
     from ${table} where workspace_id = $1 and ${by} = any($2::uuid[]) and ${asked.where ?? 'true'} order by id`,
    [workspaceId, [...asked.values]],
  );
  return found.map((row) => ({
    part: { id: row.id, ...Object.fromEntries(read.map(({ field }) => [field, row[`part.${field}`]])) } as PartOf<C>,
    scope: row.scope as Scope,
    named: row.named as string,
  }));
}

/** The parts by what they name. */
export function byNamed<C extends PartCollection>(
  read: readonly ReadPart<C>[],
): ReadonlyMap<string, readonly PartOf<C>[]> {
  const groups = Map.groupBy(read, ({ named }) => named);
  return new Map([...groups].map(([named, group]) => [named, group.map(({ part }) => part)]));
}
