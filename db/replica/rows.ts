import { AppError } from '#domain/contract/failure.ts';
import type { ColumnValue } from '#domain/contract/wire/pull.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { type CollectionTable, collectionTable, place, type RowValues } from './collection-table.ts';
import type { SumsTally } from './scope-sums.ts';
import { scopeNumber } from './scopes.ts';
import { RowWriter } from './write-row.ts';

/** From so many on, what they say is indexed after they were written. */
const many = 64;

/** Where in a row as it came each of our values stands; the scope is not among them. */
function placesIn(columns: readonly string[], table: CollectionTable): readonly number[] {
  const wanted = ['id', 'ver', 'rev', ...table.fields.map(({ name }) => name)];
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new AppError('bad-request', `The rows of ${table.collection} lack columns.`, {
      collection: table.collection,
      missing: missing.join(', '),
    });
  return wanted.map((name) => columns.indexOf(name));
}

/**
 * The fast road for what the server sends: rows of one collection and scope, their values as columns hold them, in the order
 * of `columns`. Columns we do not know are skipped; one we lack refuses them all. A row whose stored revision is newer stays,
 * unless the scope is being read `anew`. None of them may be shadowed. Returns how many were written.
 */
export function saveRows(
  db: ReplicaWriter,
  scope: Scope,
  collection: Collection,
  columns: readonly string[],
  rows: readonly (readonly ColumnValue[])[],
  options: { readonly anew?: boolean; readonly tally?: SumsTally } = {},
): number {
  const table = collectionTable(collection);
  const [idAt = 0, verAt = 0, revAt = 0, ...fieldsAt] = placesIn(columns, table);
  const sid = scopeNumber(db, scope);
  const writer = new RowWriter(db, table, { many: rows.length >= many });
  const { tally } = options;
  let written = 0;
  for (const values of rows) {
    const row = [values[idAt], sid, values[verAt], values[revAt]] as RowValues;
    for (const at of fieldsAt) row.push(values[at] as ColumnValue);
    const kept = !writer.write(row, (before) => {
      const replaced = options.anew === true || (before[place.rev] as number) <= (row[place.rev] as number);
      if (replaced) tally?.remove(before[place.scope] as number, row[place.id] as string, before[place.ver] as number);
      return replaced;
    });
    if (kept) continue;
    tally?.add(sid, row[place.id] as string, row[place.ver] as number);
    written++;
  }
  writer.finish();
  return written;
}
